-- Claims and plans across documents. Package followup fills these tables; what
-- they point to (an event or an item of the agenda, by its place in its
-- document) is looked for again when the document is written anew.
CREATE TABLE unledgered (           -- documents still to be compared
	doc INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE
);
INSERT INTO unledgered SELECT number FROM documents;
CREATE TRIGGER unledgered_new AFTER INSERT ON documents BEGIN
	INSERT INTO unledgered (doc) VALUES (NEW.number);
END;
CREATE TRIGGER unledgered_text AFTER UPDATE OF body ON documents BEGIN
	INSERT OR IGNORE INTO unledgered (doc) VALUES (NEW.number);
END;
CREATE TRIGGER unledgered_events AFTER DELETE ON events BEGIN
	INSERT OR IGNORE INTO unledgered (doc) SELECT number FROM documents WHERE number = OLD.doc;
END;
CREATE TABLE announced (            -- items of agendas that are followed up
	doc     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,       -- agenda.ordinal
	plan    INTEGER NOT NULL,       -- the same for all announcements of one plan
	day     INTEGER NOT NULL,       -- first and last day, since 1970
	until   INTEGER NOT NULL,
	score   INTEGER NOT NULL,       -- hundredths: how sure it is that it is of that plan; 100 for the first
	PRIMARY KEY (doc, ordinal)
) WITHOUT ROWID;
CREATE INDEX announced_plan ON announced (plan);
CREATE INDEX announced_day ON announced (day);
CREATE TABLE followed (             -- later reports of plans, the best line of each document
	doc   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	plan  INTEGER NOT NULL,
	kind  INTEGER NOT NULL,         -- 0 it may speak of it, 1 took place, 2 cancelled, 3 postponed
	start INTEGER NOT NULL,         -- of the sentence, bytes into the text
	score INTEGER NOT NULL,         -- hundredths
	PRIMARY KEY (doc, plan)
) WITHOUT ROWID;
CREATE INDEX followed_plan ON followed (plan);
CREATE TABLE statements (           -- who alleges, denies or grants a deed
	key     INTEGER NOT NULL,       -- hash of the kind of deed and who is accused
	day     INTEGER NOT NULL,       -- of publication
	doc     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,       -- events.ordinal
	PRIMARY KEY (key, day, doc, ordinal)
) WITHOUT ROWID;
CREATE INDEX statements_doc ON statements (doc);
CREATE TABLE ties (                 -- a statement and the earlier claim it speaks of
	doc           INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal       INTEGER NOT NULL,
	claim_doc     INTEGER NOT NULL,
	claim_ordinal INTEGER NOT NULL,
	stance        INTEGER NOT NULL, -- 0 alleges it again, 1 denies, 2 grants it
	score         INTEGER NOT NULL, -- hundredths
	PRIMARY KEY (doc, ordinal)
) WITHOUT ROWID;
CREATE INDEX ties_claim ON ties (claim_doc, claim_ordinal);
CREATE TABLE verdicts (             -- what analysts decided: right, wrong, or an outcome
	kind    INTEGER NOT NULL,       -- 0 tie (ids of both events), 1 report of a plan (id of the item, key of the document), 2 outcome (id of the item)
	a       BLOB NOT NULL,
	b       BLOB NOT NULL,
	verdict TEXT NOT NULL,
	at      INTEGER NOT NULL,       -- milliseconds since 1970
	PRIMARY KEY (kind, a, b)
) WITHOUT ROWID;
