-- What queries count from.
ALTER TABLE events ADD COLUMN story bigint;                     -- key of the story it is a report of; NULL where it is the only report
ALTER TABLE events ADD COLUMN lead integer NOT NULL DEFAULT 1;  -- 1 for one report of each story, and for events without one

-- Dyads hold every way of asking for a code, by day: see store.Dyad.
INSERT INTO dyads (actor, recipient, day, event)
SELECT CASE WHEN p.side = 0 THEN p.code ELSE '' END, CASE WHEN p.side = 0 THEN '' ELSE p.code END, coalesce(e.day, -2147483648), e.key
FROM participants p JOIN events e ON e.key = p.event WHERE p.side < 2 AND p.code <> '' ON CONFLICT DO NOTHING;
INSERT INTO dyads (actor, recipient, day, event)
SELECT least(a.code COLLATE "C", b.code), '-' || greatest(a.code COLLATE "C", b.code), coalesce(e.day, -2147483648), e.key
FROM participants a JOIN participants b ON b.event = a.event AND b.side < 2 AND b.code <> '' JOIN events e ON e.key = a.event
WHERE a.side = 0 AND a.code <> '' AND (b.side = 1 OR a.code <> b.code) ON CONFLICT DO NOTHING;
DROP INDEX participants_code;
CREATE INDEX participants_said ON participants (code) WHERE side = 2 AND code <> '';
CREATE INDEX events_lat ON events (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX events_story ON events (story) WHERE story IS NOT NULL;
