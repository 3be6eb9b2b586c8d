-- Reports of one event, and copies of one text. Package stories fills these
-- tables; events.story and events.lead are its result.
CREATE TABLE unlinked (             -- documents still to be compared
	doc INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE
);
INSERT INTO unlinked SELECT number FROM documents;
CREATE TRIGGER unlinked_new AFTER INSERT ON documents BEGIN
	INSERT INTO unlinked (doc) VALUES (NEW.number);
END;
CREATE TABLE linking (serial INTEGER NOT NULL); -- one row: counts changes of unlinked, each of which may have changed events
INSERT INTO linking VALUES (0);
CREATE TRIGGER unlinked_more AFTER INSERT ON unlinked BEGIN
	UPDATE linking SET serial = serial + 1;
END;
CREATE TABLE keywords (             -- what documents are found by: hashes of words and acts
	word INTEGER NOT NULL,
	day  INTEGER NOT NULL,          -- of publication
	doc  INTEGER NOT NULL,
	PRIMARY KEY (word, day, doc)
) WITHOUT ROWID;
CREATE TABLE families (             -- copies and rewrites; the family is the number of its first document
	doc    INTEGER PRIMARY KEY,
	family INTEGER NOT NULL
);
CREATE INDEX families_family ON families (family);
CREATE TABLE stories (
	key     INTEGER PRIMARY KEY,
	id      BLOB NOT NULL,          -- that of its first report
	lead    INTEGER NOT NULL,       -- key of the event that stands for it
	reports INTEGER NOT NULL,
	docs    INTEGER NOT NULL,
	sources INTEGER NOT NULL,       -- outlets, a family counted for the one that had it first
	first   INTEGER,                -- days of publication
	last    INTEGER,
	stale   INTEGER NOT NULL        -- 1 where reports went since it was counted
);
CREATE INDEX stories_id ON stories (id);
CREATE INDEX stories_stale ON stories (key) WHERE stale = 1;
CREATE TABLE joins (                -- the reports of a story
	story   INTEGER NOT NULL,
	event   INTEGER NOT NULL,
	other   INTEGER,                -- the report it was found to tell the same as; NULL for the first
	reasons BLOB NOT NULL,          -- story.Reasons
	PRIMARY KEY (story, event)
) WITHOUT ROWID;
CREATE TABLE hands (                -- what analysts decided of two events, by their ids
	a    BLOB NOT NULL,
	b    BLOB NOT NULL,
	same INTEGER NOT NULL,          -- 1 joined, 0 parted
	at   INTEGER NOT NULL,          -- milliseconds since 1970
	PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TRIGGER stories_left AFTER DELETE ON events WHEN OLD.story IS NOT NULL BEGIN
	DELETE FROM joins WHERE story = OLD.story AND event = OLD.key;
	UPDATE stories SET stale = 1 WHERE key = OLD.story;
	UPDATE events SET lead = 1 WHERE OLD.lead = 1 AND key = (SELECT min(event) FROM joins WHERE story = OLD.story);
END;
