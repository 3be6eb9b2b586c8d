-- What queries count from.
ALTER TABLE events ADD COLUMN story bigint;                     -- key of the story it is a report of; NULL where it is the only report
ALTER TABLE events ADD COLUMN lead integer NOT NULL DEFAULT 1;  -- 1 for one report of each story, and for events without one
ALTER TABLE events ADD COLUMN kind integer;                     -- key in kinds

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
CREATE INDEX events_lat ON events (lat, lon, day) WHERE lat IS NOT NULL;
CREATE INDEX events_story ON events (story) WHERE story IS NOT NULL;
DROP INDEX events_day, events_type, events_country; -- lists go on from day and key
CREATE INDEX events_day ON events (day, key);
CREATE INDEX events_type ON events (type, day, key);
CREATE INDEX events_country ON events (country, day, key) WHERE country <> '';

-- Rollups: how many events and reports there are of each kind, by day; by month
-- and by year those of each subject. Scores are sums in thousandths. Kind 0 is
-- all kinds together. Unknown days are day -2147483648, month 0 and year 0;
-- months are counted as year * 12 + month - 1.
CREATE TABLE kinds (
	key        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	type       text NOT NULL,
	mode       text NOT NULL,
	quad       smallint NOT NULL,
	realis     text NOT NULL,
	claim      text NOT NULL,
	historical boolean NOT NULL,
	UNIQUE (type, mode, quad, realis, claim, historical)
);
CREATE TABLE subjects (
	key   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	facet smallint NOT NULL, -- 0 everything; 1 actor, 2 recipient, 3 dyad, 4 pair, a and b as in dyads; 5 country a; 6 publisher a
	a     text NOT NULL,
	b     text NOT NULL,
	UNIQUE (facet, a, b)
);
CREATE TABLE tally_day (
	day           integer NOT NULL,
	kind          integer NOT NULL,
	events        bigint NOT NULL,
	reports       bigint NOT NULL,
	score         bigint NOT NULL, -- of events
	score_reports bigint NOT NULL,
	PRIMARY KEY (day, kind)
);
CREATE TABLE tally_month (
	subject       integer NOT NULL,
	month         integer NOT NULL,
	kind          integer NOT NULL,
	events        bigint NOT NULL,
	reports       bigint NOT NULL,
	score         bigint NOT NULL,
	score_reports bigint NOT NULL,
	PRIMARY KEY (subject, month, kind)
);
CREATE TABLE tally_year (
	facet         smallint NOT NULL,
	kind          integer NOT NULL,
	year          integer NOT NULL,
	subject       integer NOT NULL,
	events        bigint NOT NULL,
	reports       bigint NOT NULL,
	score         bigint NOT NULL,
	score_reports bigint NOT NULL,
	PRIMARY KEY (facet, kind, year, subject)
);

-- tally_facts is the text of a query for facts, one row a subject of an event:
-- those of the events that source, the text of a query, gives with a sign.
CREATE FUNCTION tally_facts(source text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT replace('WITH x AS (SELECT s.*, s.sign * s.lead AS events, s.sign * s.lead * round(s.score * 1000)::bigint AS points, s.sign * round(s.score * 1000)::bigint AS points_reports, d.publisher
			FROM ({source}) s JOIN documents d ON d.number = s.doc)
		SELECT 0 AS facet, '''' AS a, '''' AS b, day, kind, events, sign AS reports, points AS score, points_reports AS score_reports FROM x WHERE whole
		UNION ALL SELECT 5, country, '''', day, kind, events, sign, points, points_reports FROM x WHERE whole
		UNION ALL SELECT 6, publisher, '''', day, kind, events, sign, points, points_reports FROM x WHERE whole
		UNION ALL SELECT CASE WHEN recipient = '''' THEN 1 WHEN actor = '''' THEN 2 WHEN left(recipient, 1) = ''-'' THEN 4 ELSE 3 END, actor, recipient, day, kind, events, sign, points, points_reports FROM x WHERE NOT whole',
		'{source}', source)
$$;

-- tally_steps adds facts, the text of a query, to the rollups.
CREATE FUNCTION tally_steps(facts text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
	SELECT ARRAY[
		replace('INSERT INTO subjects (facet, a, b) SELECT DISTINCT f.facet, f.a, f.b FROM ({facts}) f
			WHERE NOT EXISTS (SELECT 1 FROM subjects s WHERE s.facet = f.facet AND s.a = f.a AND s.b = f.b)', '{facts}', facts),
		replace('WITH f AS MATERIALIZED ({facts}), n AS MATERIALIZED (SELECT s.facet, s.key AS subject,
				coalesce(extract(year FROM DATE ''1970-01-01'' + f.day)::int * 12 + extract(month FROM DATE ''1970-01-01'' + f.day)::int - 1, 0) AS month, f.kind,
				sum(f.events)::bigint AS events, sum(f.reports)::bigint AS reports, sum(f.score)::bigint AS score, sum(f.score_reports)::bigint AS score_reports
				FROM f JOIN subjects s ON s.facet = f.facet AND s.a = f.a AND s.b = f.b GROUP BY 1, 2, 3, 4),
			months AS (INSERT INTO tally_month AS t SELECT subject, month, kind, events, reports, score, score_reports FROM n WHERE kind IS NOT NULL
				UNION ALL SELECT subject, month, 0, sum(events), sum(reports), sum(score), sum(score_reports) FROM n GROUP BY subject, month
				ON CONFLICT (subject, month, kind) DO UPDATE SET events = t.events + excluded.events, reports = t.reports + excluded.reports, score = t.score + excluded.score, score_reports = t.score_reports + excluded.score_reports),
			years AS (INSERT INTO tally_year AS t SELECT facet, kind, month / 12, subject, sum(events), sum(reports), sum(score), sum(score_reports) FROM n WHERE kind IS NOT NULL GROUP BY 1, 2, 3, 4
				UNION ALL SELECT facet, 0, month / 12, subject, sum(events), sum(reports), sum(score), sum(score_reports) FROM n GROUP BY 1, 3, 4
				ON CONFLICT (facet, kind, year, subject) DO UPDATE SET events = t.events + excluded.events, reports = t.reports + excluded.reports, score = t.score + excluded.score, score_reports = t.score_reports + excluded.score_reports)
			INSERT INTO tally_day AS t SELECT coalesce(day, -2147483648), kind, sum(events), sum(reports), sum(score), sum(score_reports) FROM f WHERE facet = 0 AND kind IS NOT NULL GROUP BY 1, 2
				UNION ALL SELECT coalesce(day, -2147483648), 0, sum(events), sum(reports), sum(score), sum(score_reports) FROM f WHERE facet = 0 GROUP BY 1
				ON CONFLICT (day, kind) DO UPDATE SET events = t.events + excluded.events, reports = t.reports + excluded.reports, score = t.score + excluded.score, score_reports = t.score_reports + excluded.score_reports', '{facts}', facts),
		replace('DELETE FROM tally_month t USING (SELECT DISTINCT s.key FROM ({facts}) f JOIN subjects s ON s.facet = f.facet AND s.a = f.a AND s.b = f.b WHERE f.reports < 0) n WHERE t.subject = n.key AND t.reports = 0', '{facts}', facts),
		replace('DELETE FROM tally_year t USING (SELECT DISTINCT s.facet, s.key FROM ({facts}) f JOIN subjects s ON s.facet = f.facet AND s.a = f.a AND s.b = f.b WHERE f.reports < 0) n WHERE t.facet = n.facet AND t.subject = n.key AND t.reports = 0', '{facts}', facts),
		replace('DELETE FROM tally_day t USING (SELECT DISTINCT coalesce(day, -2147483648) AS day FROM ({facts}) f WHERE facet = 0 AND reports < 0) n WHERE t.day = n.day AND t.reports = 0', '{facts}', facts)]
$$;

-- What triggers give to tally_facts: an event whole, and once for each dyad.
-- Tables «fresh» and «gone» are the rows as they are now, and as they were.
CREATE FUNCTION tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	source text;
	step   text;
	most   int := CASE WHEN TG_OP = 'INSERT' THEN 2 ELSE 5 END; -- only what is taken away leaves zeros
	n      int := 0;
	event  text := 'SELECT {sign} AS sign, true AS whole, '''' AS actor, '''' AS recipient, {e}.doc, {e}.country, {e}.day, {e}.kind, {e}.lead, {e}.score FROM ';
	dyad   text := 'SELECT {sign} AS sign, false AS whole, y.actor, y.recipient, {e}.doc, {e}.country, {e}.day, {e}.kind, {e}.lead, {e}.score FROM ';
	differ text := '(g.kind, g.lead, g.score, g.day, g.country) IS DISTINCT FROM (f.kind, f.lead, f.score, f.day, f.country)';
	found  text := ' CROSS JOIN LATERAL (SELECT a.code AS actor, b.code AS recipient FROM (SELECT '''' AS code UNION SELECT p.code FROM participants p WHERE p.event = f.key AND p.side < 2) a
		CROSS JOIN (SELECT '''' AS code UNION SELECT p.code FROM participants p WHERE p.event = f.key AND p.side < 2 UNION SELECT ''-'' || p.code FROM participants p WHERE p.event = f.key AND p.side < 2) b) c
		JOIN dyads y ON y.actor = c.actor AND y.recipient = c.recipient AND y.day IN (coalesce(g.day, -2147483648), coalesce(f.day, -2147483648)) AND y.event = f.key';
BEGIN
	CASE TG_TABLE_NAME || ' ' || TG_OP
	WHEN 'events INSERT' THEN source := replace(replace(event, '{sign}', '1'), '{e}', 'f') || 'fresh f';
	WHEN 'events DELETE' THEN source := replace(replace(event, '{sign}', '-1'), '{e}', 'g') || 'gone g';
	WHEN 'dyads INSERT' THEN source := replace(replace(dyad, '{sign}', '1'), '{e}', 'e') || 'fresh y JOIN events e ON e.key = y.event';
	WHEN 'dyads DELETE' THEN source := replace(replace(dyad, '{sign}', '-1'), '{e}', 'e') || 'gone y JOIN events e ON e.key = y.event';
	WHEN 'events UPDATE' THEN
		source := replace(replace(event, '{sign}', '1'), '{e}', 'f') || 'fresh f JOIN gone g ON g.key = f.key WHERE ' || differ
			|| ' UNION ALL ' || replace(replace(event, '{sign}', '-1'), '{e}', 'g') || 'fresh f JOIN gone g ON g.key = f.key WHERE ' || differ
			|| ' UNION ALL ' || replace(replace(dyad, '{sign}', '1'), '{e}', 'f') || 'fresh f JOIN gone g ON g.key = f.key' || found || ' WHERE ' || differ
			|| ' UNION ALL ' || replace(replace(dyad, '{sign}', '-1'), '{e}', 'g') || 'fresh f JOIN gone g ON g.key = f.key' || found || ' WHERE ' || differ;
	END CASE;
	FOREACH step IN ARRAY tally_steps(tally_facts(source)) LOOP
		n := n + 1;
		EXIT WHEN n > most;
		EXECUTE step;
	END LOOP;
	RETURN NULL;
END $$;

INSERT INTO kinds (type, mode, quad, realis, claim, historical) SELECT DISTINCT type, mode, quad, realis, claim, historical FROM events;
UPDATE events e SET kind = k.key FROM kinds k WHERE k.type = e.type AND k.mode = e.mode AND k.quad = e.quad AND k.realis = e.realis AND k.claim = e.claim AND k.historical = e.historical;
DO $$
DECLARE step text;
BEGIN
	FOREACH step IN ARRAY tally_steps(tally_facts('SELECT 1 AS sign, true AS whole, '''' AS actor, '''' AS recipient, doc, country, day, kind, lead, score FROM events
		UNION ALL SELECT 1, false, y.actor, y.recipient, e.doc, e.country, e.day, e.kind, e.lead, e.score FROM dyads y JOIN events e ON e.key = y.event')) LOOP
		EXECUTE step;
	END LOOP;
END $$;

-- The kind follows what it is made of, before the row is written.
CREATE FUNCTION event_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO kinds (type, mode, quad, realis, claim, historical) SELECT NEW.type, NEW.mode, NEW.quad, NEW.realis, NEW.claim, NEW.historical
		WHERE NOT EXISTS (SELECT 1 FROM kinds k WHERE k.type = NEW.type AND k.mode = NEW.mode AND k.quad = NEW.quad AND k.realis = NEW.realis AND k.claim = NEW.claim AND k.historical = NEW.historical);
	SELECT k.key INTO NEW.kind FROM kinds k WHERE k.type = NEW.type AND k.mode = NEW.mode AND k.quad = NEW.quad AND k.realis = NEW.realis AND k.claim = NEW.claim AND k.historical = NEW.historical;
	RETURN NEW;
END $$;
CREATE TRIGGER events_kind BEFORE UPDATE OF type, mode, quad, realis, claim, historical ON events FOR EACH ROW EXECUTE FUNCTION event_kind();
CREATE TRIGGER events_added AFTER INSERT ON events REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tally();
CREATE TRIGGER events_removed AFTER DELETE ON events REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally();
CREATE TRIGGER events_changed AFTER UPDATE ON events REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tally();
CREATE TRIGGER dyads_added AFTER INSERT ON dyads REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tally();
CREATE TRIGGER dyads_removed AFTER DELETE ON dyads REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally();

-- Another publisher: its events leave one subject and join another.
CREATE FUNCTION document_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE step text;
BEGIN
	FOREACH step IN ARRAY tally_steps(format('SELECT 6 AS facet, s.publisher AS a, '''' AS b, e.day, e.kind, s.sign * e.lead AS events, s.sign AS reports, s.sign * e.lead * round(e.score * 1000)::bigint AS score,
		s.sign * round(e.score * 1000)::bigint AS score_reports FROM events e CROSS JOIN (VALUES (1, %L), (-1, %L)) s (sign, publisher) WHERE e.doc = %s', NEW.publisher, OLD.publisher, NEW.number)) LOOP
		EXECUTE step;
	END LOOP;
	RETURN NULL;
END $$;
CREATE TRIGGER documents_source AFTER UPDATE OF publisher ON documents FOR EACH ROW WHEN (OLD.publisher <> NEW.publisher) EXECUTE FUNCTION document_source();

CREATE FUNCTION document_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM dyads y USING (SELECT a.code AS actor, b.code AS recipient, coalesce(e.day, -2147483648) AS day, e.key AS event FROM events e
		CROSS JOIN LATERAL (SELECT '' AS code UNION SELECT p.code FROM participants p WHERE p.event = e.key AND p.side < 2) a
		CROSS JOIN LATERAL (SELECT '' AS code UNION SELECT p.code FROM participants p WHERE p.event = e.key AND p.side < 2 UNION SELECT '-' || p.code FROM participants p WHERE p.event = e.key AND p.side < 2) b
		WHERE e.doc = OLD.number) x WHERE y.actor = x.actor AND y.recipient = x.recipient AND y.day = x.day AND y.event = x.event;
	DELETE FROM participants WHERE event IN (SELECT key FROM events WHERE doc = OLD.number);
	DELETE FROM events WHERE doc = OLD.number;
	RETURN OLD;
END $$;
CREATE TRIGGER documents_removed BEFORE DELETE ON documents FOR EACH ROW EXECUTE FUNCTION document_removed();
