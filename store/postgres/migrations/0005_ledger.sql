-- Claims and plans across documents. Package followup fills these tables; what
-- they point to (an event or an item of the agenda, by its place in its
-- document) is looked for again when the document is written anew.
CREATE TABLE unledgered (           -- documents still to be compared
	doc bigint PRIMARY KEY REFERENCES documents ON DELETE CASCADE
);
INSERT INTO unledgered SELECT number FROM documents;
CREATE FUNCTION unledgered_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO unledgered (doc) VALUES (NEW.number) ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
CREATE TRIGGER unledgered_new AFTER INSERT ON documents FOR EACH ROW EXECUTE FUNCTION unledgered_document();
CREATE TRIGGER unledgered_text AFTER UPDATE OF body ON documents FOR EACH ROW EXECUTE FUNCTION unledgered_document();
CREATE FUNCTION unledgered_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO unledgered (doc) SELECT DISTINCT d.number FROM gone g JOIN documents d ON d.number = g.doc ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
CREATE TRIGGER unledgered_events AFTER DELETE ON events REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION unledgered_events();
CREATE TABLE announced (            -- items of agendas that are followed up
	doc     bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal integer NOT NULL,       -- agenda.ordinal
	plan    bigint NOT NULL,       -- the same for all announcements of one plan
	day     integer NOT NULL,       -- first and last day, since 1970
	until   integer NOT NULL,
	score   integer NOT NULL,       -- hundredths: how sure it is that it is of that plan; 100 for the first
	PRIMARY KEY (doc, ordinal)
);
CREATE INDEX announced_plan ON announced (plan);
CREATE INDEX announced_day ON announced (day);
CREATE TABLE followed (             -- later reports of plans, the best line of each document
	doc   bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	plan  bigint NOT NULL,
	kind  smallint NOT NULL,         -- 0 it may speak of it, 1 took place, 2 cancelled, 3 postponed
	start integer NOT NULL,         -- of the sentence, bytes into the text
	score integer NOT NULL,         -- hundredths
	PRIMARY KEY (doc, plan)
);
CREATE INDEX followed_plan ON followed (plan);
CREATE TABLE statements (           -- who alleges, denies or grants a deed
	key     bigint NOT NULL,       -- hash of the kind of deed and who is accused
	day     integer NOT NULL,       -- of publication
	doc     bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal integer NOT NULL,       -- events.ordinal
	PRIMARY KEY (key, day, doc, ordinal)
);
CREATE INDEX statements_doc ON statements (doc);
CREATE TABLE ties (                 -- a statement and the earlier claim it speaks of
	doc           bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal       integer NOT NULL,
	claim_doc     bigint NOT NULL,
	claim_ordinal integer NOT NULL,
	stance        smallint NOT NULL, -- 0 alleges it again, 1 denies, 2 grants it
	score         integer NOT NULL, -- hundredths
	PRIMARY KEY (doc, ordinal)
);
CREATE INDEX ties_claim ON ties (claim_doc, claim_ordinal);
CREATE TABLE verdicts (             -- what analysts decided: right, wrong, or an outcome
	kind    smallint NOT NULL,       -- 0 tie (ids of both events), 1 report of a plan (id of the item, key of the document), 2 outcome (id of the item)
	a       bytea NOT NULL,
	b       bytea NOT NULL,
	verdict text NOT NULL,
	at      bigint NOT NULL,       -- milliseconds since 1970
	PRIMARY KEY (kind, a, b)
);
