-- What queries count from.
ALTER TABLE events ADD COLUMN story INTEGER;                  -- key of the story it is a report of; NULL where it is the only report
ALTER TABLE events ADD COLUMN lead INTEGER NOT NULL DEFAULT 1; -- 1 for one report of each story, and for events without one
ALTER TABLE events ADD COLUMN kind INTEGER;                   -- key in kinds

-- Dyads hold every way of asking for a code, by day: see store.Dyad.
INSERT OR IGNORE INTO dyads (actor, recipient, day, event)
SELECT CASE WHEN p.side = 0 THEN p.code ELSE '' END, CASE WHEN p.side = 0 THEN '' ELSE p.code END, coalesce(e.day, -2147483648), e.key
FROM participants p JOIN events e ON e.key = p.event WHERE p.side < 2 AND p.code <> '';
INSERT OR IGNORE INTO dyads (actor, recipient, day, event)
SELECT min(a.code, b.code), '-' || max(a.code, b.code), coalesce(e.day, -2147483648), e.key
FROM participants a JOIN participants b ON b.event = a.event AND b.side < 2 AND b.code <> '' JOIN events e ON e.key = a.event
WHERE a.side = 0 AND a.code <> '' AND (b.side = 1 OR a.code <> b.code);
DROP INDEX participants_code;
CREATE INDEX participants_said ON participants (code) WHERE side = 2 AND code <> '';
CREATE INDEX events_lat ON events (lat, lon, day) WHERE lat IS NOT NULL;
CREATE INDEX events_story ON events (story) WHERE story IS NOT NULL;

-- Rollups: how many events and reports there are of each kind, by day; by month
-- and by year those of each subject. Scores are sums in thousandths. Kind 0 is
-- all kinds together. Unknown days are day -2147483648, month 0 and year 0;
-- months are counted as year * 12 + month - 1.
CREATE TABLE kinds (
	key        INTEGER PRIMARY KEY,
	type       TEXT NOT NULL,
	mode       TEXT NOT NULL,
	quad       INTEGER NOT NULL,
	realis     TEXT NOT NULL,
	claim      TEXT NOT NULL,
	historical INTEGER NOT NULL,
	UNIQUE (type, mode, quad, realis, claim, historical)
);
CREATE TABLE subjects (
	key   INTEGER PRIMARY KEY,
	facet INTEGER NOT NULL, -- 0 everything; 1 actor, 2 recipient, 3 dyad, 4 pair, a and b as in dyads; 5 country a; 6 publisher a
	a     TEXT NOT NULL,
	b     TEXT NOT NULL,
	UNIQUE (facet, a, b)
);
CREATE TABLE tally_day (
	day           INTEGER NOT NULL,
	kind          INTEGER NOT NULL,
	events        INTEGER NOT NULL,
	reports       INTEGER NOT NULL,
	score         INTEGER NOT NULL, -- of events
	score_reports INTEGER NOT NULL,
	PRIMARY KEY (day, kind)
) WITHOUT ROWID;
CREATE TABLE tally_month (
	subject       INTEGER NOT NULL,
	month         INTEGER NOT NULL,
	kind          INTEGER NOT NULL,
	events        INTEGER NOT NULL,
	reports       INTEGER NOT NULL,
	score         INTEGER NOT NULL,
	score_reports INTEGER NOT NULL,
	PRIMARY KEY (subject, month, kind)
) WITHOUT ROWID;
CREATE TABLE tally_year (
	facet         INTEGER NOT NULL,
	kind          INTEGER NOT NULL,
	year          INTEGER NOT NULL,
	subject       INTEGER NOT NULL,
	events        INTEGER NOT NULL,
	reports       INTEGER NOT NULL,
	score         INTEGER NOT NULL,
	score_reports INTEGER NOT NULL,
	PRIMARY KEY (facet, kind, year, subject)
) WITHOUT ROWID;

-- What changed and is not in the rollups yet: who counts adds it to them. Package
-- store/sqlite brings it there when it has become long. Facet -1 is an event,
-- with country and publisher.
CREATE TABLE tally_log (
	facet         INTEGER NOT NULL,
	a             TEXT NOT NULL,
	b             TEXT NOT NULL,
	day           INTEGER,
	kind          INTEGER,
	events        INTEGER NOT NULL,
	reports       INTEGER NOT NULL,
	score         INTEGER NOT NULL,
	score_reports INTEGER NOT NULL
);
CREATE VIEW tally_facts (facet, a, b, day, kind, events, reports, score, score_reports) AS
	SELECT 0, '', '', day, kind, events, reports, score, score_reports FROM tally_log WHERE facet = -1
	UNION ALL SELECT 5, a, '', day, kind, events, reports, score, score_reports FROM tally_log WHERE facet = -1
	UNION ALL SELECT 6, b, '', day, kind, events, reports, score, score_reports FROM tally_log WHERE facet = -1
	UNION ALL SELECT facet, a, b, day, kind, events, reports, score, score_reports FROM tally_log WHERE facet >= 0;

INSERT INTO kinds (type, mode, quad, realis, claim, historical) SELECT DISTINCT type, mode, quad, realis, claim, historical FROM events;
UPDATE events SET kind = (SELECT k.key FROM kinds k WHERE k.type = events.type AND k.mode = events.mode AND k.quad = events.quad
	AND k.realis = events.realis AND k.claim = events.claim AND k.historical = events.historical);
INSERT INTO tally_log SELECT -1, e.country, d.publisher, e.day, e.kind, e.lead, 1, e.lead * CAST(round(e.score * 1000) AS INTEGER), CAST(round(e.score * 1000) AS INTEGER)
FROM events e JOIN documents d ON d.number = e.doc;
INSERT INTO tally_log SELECT CASE WHEN y.recipient = '' THEN 1 WHEN y.actor = '' THEN 2 WHEN substr(y.recipient, 1, 1) = '-' THEN 4 ELSE 3 END, y.actor, y.recipient,
	e.day, e.kind, e.lead, 1, e.lead * CAST(round(e.score * 1000) AS INTEGER), CAST(round(e.score * 1000) AS INTEGER)
FROM dyads y JOIN events e ON e.key = y.event;

CREATE TRIGGER events_added AFTER INSERT ON events BEGIN
	INSERT INTO tally_log SELECT -1, NEW.country, d.publisher, NEW.day, NEW.kind, NEW.lead, 1, NEW.lead * CAST(round(NEW.score * 1000) AS INTEGER), CAST(round(NEW.score * 1000) AS INTEGER)
	FROM documents d WHERE d.number = NEW.doc;
END;
CREATE TRIGGER events_removed AFTER DELETE ON events BEGIN
	INSERT INTO tally_log SELECT -1, OLD.country, d.publisher, OLD.day, OLD.kind, -OLD.lead, -1, -OLD.lead * CAST(round(OLD.score * 1000) AS INTEGER), -CAST(round(OLD.score * 1000) AS INTEGER)
	FROM documents d WHERE d.number = OLD.doc;
END;
CREATE TRIGGER dyads_added AFTER INSERT ON dyads BEGIN
	INSERT INTO tally_log SELECT CASE WHEN NEW.recipient = '' THEN 1 WHEN NEW.actor = '' THEN 2 WHEN substr(NEW.recipient, 1, 1) = '-' THEN 4 ELSE 3 END, NEW.actor, NEW.recipient,
		e.day, e.kind, e.lead, 1, e.lead * CAST(round(e.score * 1000) AS INTEGER), CAST(round(e.score * 1000) AS INTEGER)
	FROM events e WHERE e.key = NEW.event;
END;
CREATE TRIGGER dyads_removed AFTER DELETE ON dyads BEGIN
	INSERT INTO tally_log SELECT CASE WHEN OLD.recipient = '' THEN 1 WHEN OLD.actor = '' THEN 2 WHEN substr(OLD.recipient, 1, 1) = '-' THEN 4 ELSE 3 END, OLD.actor, OLD.recipient,
		e.day, e.kind, -e.lead, -1, -e.lead * CAST(round(e.score * 1000) AS INTEGER), -CAST(round(e.score * 1000) AS INTEGER)
	FROM events e WHERE e.key = OLD.event;
END;
CREATE TRIGGER events_kind AFTER UPDATE OF type, mode, quad, realis, claim, historical ON events BEGIN
	INSERT OR IGNORE INTO kinds (type, mode, quad, realis, claim, historical) VALUES (NEW.type, NEW.mode, NEW.quad, NEW.realis, NEW.claim, NEW.historical);
	UPDATE events SET kind = (SELECT k.key FROM kinds k WHERE k.type = NEW.type AND k.mode = NEW.mode AND k.quad = NEW.quad
		AND k.realis = NEW.realis AND k.claim = NEW.claim AND k.historical = NEW.historical) WHERE key = NEW.key;
END;
-- Of an event that changed, the dyads are found by its participants.
CREATE TRIGGER events_changed AFTER UPDATE OF kind, lead, score, day, country ON events
WHEN OLD.kind IS NOT NEW.kind OR OLD.lead <> NEW.lead OR OLD.score <> NEW.score OR OLD.day IS NOT NEW.day OR OLD.country <> NEW.country BEGIN
	INSERT INTO tally_log SELECT -1, CASE s.sign WHEN 1 THEN NEW.country ELSE OLD.country END, d.publisher, CASE s.sign WHEN 1 THEN NEW.day ELSE OLD.day END, CASE s.sign WHEN 1 THEN NEW.kind ELSE OLD.kind END,
		CASE s.sign WHEN 1 THEN NEW.lead ELSE -OLD.lead END, s.sign,
		CASE s.sign WHEN 1 THEN NEW.lead * CAST(round(NEW.score * 1000) AS INTEGER) ELSE -OLD.lead * CAST(round(OLD.score * 1000) AS INTEGER) END,
		CASE s.sign WHEN 1 THEN CAST(round(NEW.score * 1000) AS INTEGER) ELSE -CAST(round(OLD.score * 1000) AS INTEGER) END
	FROM documents d JOIN (SELECT 1 AS sign UNION ALL SELECT -1) s WHERE d.number = NEW.doc;
	INSERT INTO tally_log SELECT CASE WHEN y.recipient = '' THEN 1 WHEN y.actor = '' THEN 2 WHEN substr(y.recipient, 1, 1) = '-' THEN 4 ELSE 3 END, y.actor, y.recipient,
		CASE s.sign WHEN 1 THEN NEW.day ELSE OLD.day END, CASE s.sign WHEN 1 THEN NEW.kind ELSE OLD.kind END,
		CASE s.sign WHEN 1 THEN NEW.lead ELSE -OLD.lead END, s.sign,
		CASE s.sign WHEN 1 THEN NEW.lead * CAST(round(NEW.score * 1000) AS INTEGER) ELSE -OLD.lead * CAST(round(OLD.score * 1000) AS INTEGER) END,
		CASE s.sign WHEN 1 THEN CAST(round(NEW.score * 1000) AS INTEGER) ELSE -CAST(round(OLD.score * 1000) AS INTEGER) END
	FROM (SELECT a.code AS actor, b.code AS recipient FROM (SELECT '' AS code UNION SELECT p.code FROM participants p WHERE p.event = NEW.key AND p.side < 2) a
			JOIN (SELECT '' AS code UNION SELECT p.code FROM participants p WHERE p.event = NEW.key AND p.side < 2 UNION SELECT '-' || p.code FROM participants p WHERE p.event = NEW.key AND p.side < 2) b) c
		CROSS JOIN dyads y ON y.actor = c.actor AND y.recipient = c.recipient AND y.day IN (coalesce(OLD.day, -2147483648), coalesce(NEW.day, -2147483648)) AND y.event = NEW.key
		CROSS JOIN (SELECT 1 AS sign UNION ALL SELECT -1) s;
END;
CREATE TRIGGER documents_source AFTER UPDATE OF publisher ON documents WHEN OLD.publisher <> NEW.publisher BEGIN
	INSERT INTO tally_log SELECT 6, CASE s.sign WHEN 1 THEN NEW.publisher ELSE OLD.publisher END, '', e.day, e.kind, s.sign * e.lead, s.sign,
		s.sign * e.lead * CAST(round(e.score * 1000) AS INTEGER), s.sign * CAST(round(e.score * 1000) AS INTEGER)
	FROM events e JOIN (SELECT 1 AS sign UNION ALL SELECT -1) s WHERE e.doc = NEW.number;
END;
CREATE TRIGGER documents_removed BEFORE DELETE ON documents BEGIN
	DELETE FROM dyads WHERE (actor, recipient, day, event) IN (SELECT a.code, b.code, a.day, a.event
		FROM (SELECT e.key AS event, coalesce(e.day, -2147483648) AS day, p.code FROM events e JOIN participants p ON p.event = e.key AND p.side < 2 WHERE e.doc = OLD.number
			UNION SELECT e.key, coalesce(e.day, -2147483648), '' FROM events e WHERE e.doc = OLD.number) a
		JOIN (SELECT e.key AS event, p.code FROM events e JOIN participants p ON p.event = e.key AND p.side < 2 WHERE e.doc = OLD.number
			UNION SELECT e.key, '-' || p.code FROM events e JOIN participants p ON p.event = e.key AND p.side < 2 WHERE e.doc = OLD.number
			UNION SELECT e.key, '' FROM events e WHERE e.doc = OLD.number) b ON b.event = a.event);
	DELETE FROM participants WHERE event IN (SELECT key FROM events WHERE doc = OLD.number);
	DELETE FROM events WHERE doc = OLD.number;
END;
