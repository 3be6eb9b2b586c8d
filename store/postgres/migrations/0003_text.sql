-- The index of words. Sentences have numbers, ascending by day of publication;
-- see store/words.go.
CREATE TABLE indexed (            -- documents whose sentences are in it
	first     bigint PRIMARY KEY, -- number of the first sentence
	doc       bigint NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
	sentences integer NOT NULL    -- numbers taken
);
CREATE TABLE words (
	sentence bigint PRIMARY KEY,
	terms    tsvector NOT NULL
);
CREATE INDEX words_terms ON words USING gin (terms);
ALTER TABLE events ADD COLUMN sentence bigint; -- number of its sentence; NULL where it is not indexed
CREATE INDEX events_sentence ON events (sentence) WHERE sentence IS NOT NULL;
