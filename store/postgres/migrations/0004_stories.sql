-- Reports of one event, and copies of one text. Package stories fills these
-- tables; events.story and events.lead are its result.
CREATE TABLE unlinked (              -- documents still to be compared
	doc bigint PRIMARY KEY REFERENCES documents ON DELETE CASCADE
);
INSERT INTO unlinked SELECT number FROM documents;
CREATE FUNCTION unlinked_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO unlinked SELECT number FROM added;
	RETURN NULL;
END $$;
CREATE TRIGGER unlinked_new AFTER INSERT ON documents REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION unlinked_new();
CREATE TABLE linking (serial bigint NOT NULL); -- one row: counts changes of unlinked, each of which may have changed events
INSERT INTO linking VALUES (0);
CREATE FUNCTION unlinked_more() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE linking SET serial = serial + 1;
	RETURN NULL;
END $$;
CREATE TRIGGER unlinked_more AFTER INSERT ON unlinked FOR EACH STATEMENT EXECUTE FUNCTION unlinked_more();
CREATE TABLE keywords (              -- what documents are found by: hashes of words and acts
	word bigint NOT NULL,
	day  integer NOT NULL,           -- of publication
	doc  bigint NOT NULL,
	PRIMARY KEY (word, day, doc)
);
CREATE TABLE families (              -- copies and rewrites; the family is the number of its first document
	doc    bigint PRIMARY KEY,
	family bigint NOT NULL
);
CREATE INDEX families_family ON families (family);
CREATE TABLE stories (
	key     bigint PRIMARY KEY,
	id      bytea NOT NULL,          -- that of its first report
	lead    bigint NOT NULL,         -- key of the event that stands for it
	reports integer NOT NULL,
	docs    integer NOT NULL,
	sources integer NOT NULL,        -- outlets, a family counted for the one that had it first
	first   integer,                 -- days of publication
	last    integer,
	stale   integer NOT NULL         -- 1 where reports went since it was counted
);
CREATE INDEX stories_id ON stories (id);
CREATE INDEX stories_stale ON stories (key) WHERE stale = 1;
CREATE TABLE joins (                 -- the reports of a story
	story   bigint NOT NULL,
	event   bigint NOT NULL,
	other   bigint,                  -- the report it was found to tell the same as; NULL for the first
	reasons bytea NOT NULL,          -- story.Reasons
	PRIMARY KEY (story, event)
);
CREATE TABLE hands (                 -- what analysts decided of two events, by their ids
	a    bytea NOT NULL,
	b    bytea NOT NULL,
	same integer NOT NULL,           -- 1 joined, 0 parted
	at   bigint NOT NULL,            -- milliseconds since 1970
	PRIMARY KEY (a, b)
);
-- of the whole statement, since a lead that goes must not be followed by one
-- that goes with it
CREATE FUNCTION stories_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM joins j USING gone g WHERE g.story IS NOT NULL AND j.story = g.story AND j.event = g.key;
	UPDATE stories SET stale = 1 WHERE key IN (SELECT story FROM gone WHERE story IS NOT NULL);
	UPDATE events SET lead = 1 WHERE key IN (SELECT min(j.event) FROM joins j JOIN gone g ON g.story = j.story WHERE g.lead = 1 GROUP BY j.story);
	RETURN NULL;
END $$;
CREATE TRIGGER stories_left AFTER DELETE ON events REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION stories_left();
