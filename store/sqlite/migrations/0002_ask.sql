-- What queries count from.
ALTER TABLE events ADD COLUMN story INTEGER;                  -- key of the story it is a report of; NULL where it is the only report
ALTER TABLE events ADD COLUMN lead INTEGER NOT NULL DEFAULT 1; -- 1 for one report of each story, and for events without one
