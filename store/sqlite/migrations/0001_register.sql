-- The register. Documents are whole in their row (text, and body, which package
-- store packs); the other tables are what is asked for of them.
CREATE TABLE versions (
	key     INTEGER PRIMARY KEY,
	version TEXT NOT NULL UNIQUE
);
CREATE TABLE documents (
	number    INTEGER PRIMARY KEY AUTOINCREMENT,
	key       BLOB NOT NULL UNIQUE, -- store.Key
	content   BLOB NOT NULL,        -- store.Content
	id        TEXT NOT NULL,
	url       TEXT NOT NULL,
	publisher TEXT NOT NULL,
	lang      TEXT NOT NULL,
	published TEXT NOT NULL,        -- as given
	pub_at    INTEGER,              -- seconds since 1970
	pub_day   INTEGER,              -- day where it was published, since 1970
	title     TEXT NOT NULL,
	bytes     INTEGER NOT NULL,     -- length of the text
	version   INTEGER NOT NULL REFERENCES versions,
	added     INTEGER NOT NULL,     -- this revision, milliseconds since 1970
	text      TEXT NOT NULL,
	body      BLOB NOT NULL
);
CREATE INDEX documents_day ON documents (pub_day);
CREATE TABLE revisions (            -- texts that another one replaced
	doc     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	content BLOB NOT NULL,
	bytes   INTEGER NOT NULL,
	added   INTEGER NOT NULL,
	version INTEGER NOT NULL REFERENCES versions,
	PRIMARY KEY (doc, content)
) WITHOUT ROWID;
CREATE TABLE entities (
	key     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL,
	name    TEXT NOT NULL,
	name_en TEXT NOT NULL,
	UNIQUE (id, name, name_en)
);
CREATE TABLE events (
	key           INTEGER PRIMARY KEY AUTOINCREMENT,
	doc           INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal       INTEGER NOT NULL, -- in the document, from 0
	id            BLOB NOT NULL,    -- eight bytes for sixteen hexadecimal digits
	type          TEXT NOT NULL,
	mode          TEXT NOT NULL,
	cameo         TEXT NOT NULL,
	quad          INTEGER NOT NULL,
	score         REAL NOT NULL,
	confidence    REAL NOT NULL,
	realis        TEXT NOT NULL,
	claim         TEXT NOT NULL,
	historical    INTEGER NOT NULL,
	day           INTEGER,          -- first day, since 1970; that of publication where no date is told
	until         INTEGER,          -- last day
	granularity   TEXT NOT NULL,    -- of the date told; '' where none is
	country       TEXT NOT NULL,
	place         TEXT NOT NULL,
	lat           REAL,
	lon           REAL,
	block         TEXT NOT NULL,
	start         INTEGER NOT NULL, -- of the sentence, bytes into the text
	"end"         INTEGER NOT NULL,
	trigger_start INTEGER NOT NULL,
	trigger_end   INTEGER NOT NULL
);
CREATE INDEX events_doc ON events (doc, ordinal);
CREATE INDEX events_id ON events (id);
CREATE INDEX events_day ON events (day);
CREATE INDEX events_type ON events (type, day);
CREATE INDEX events_country ON events (country, day) WHERE country <> '';
CREATE TABLE participants (
	event   INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
	side    INTEGER NOT NULL,       -- 0 actor, 1 recipient, 2 said by
	ordinal INTEGER NOT NULL,
	entity  INTEGER REFERENCES entities,
	code    TEXT NOT NULL,
	sector  TEXT NOT NULL,
	start   INTEGER NOT NULL,
	"end"   INTEGER NOT NULL,
	PRIMARY KEY (event, side, ordinal)
) WITHOUT ROWID;
CREATE INDEX participants_code ON participants (code, side) WHERE code <> '';
CREATE INDEX participants_entity ON participants (entity, side) WHERE entity IS NOT NULL;
CREATE TABLE dyads (                -- pairs of codes of actor and recipient
	actor     TEXT NOT NULL,
	recipient TEXT NOT NULL,
	day       INTEGER NOT NULL,     -- of the event; -2147483648 where it is not known
	event     INTEGER NOT NULL,     -- deleted with it by hand: a reference would want one more index
	PRIMARY KEY (actor, recipient, day, event)
) WITHOUT ROWID;
CREATE TABLE quotes (
	doc     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,
	start   INTEGER NOT NULL,
	"end"   INTEGER NOT NULL,
	direct  INTEGER NOT NULL,
	entity  INTEGER REFERENCES entities, -- who speaks
	code    TEXT NOT NULL,
	sector  TEXT NOT NULL,
	PRIMARY KEY (doc, ordinal)
) WITHOUT ROWID;
CREATE INDEX quotes_entity ON quotes (entity) WHERE entity IS NOT NULL;
CREATE TABLE agenda (
	doc     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,
	id      BLOB NOT NULL,
	event   BLOB,                   -- id of the coded event
	type    TEXT NOT NULL,
	mode    TEXT NOT NULL,
	realis  TEXT NOT NULL,
	day     INTEGER,
	until   INTEGER,
	PRIMARY KEY (doc, ordinal)
) WITHOUT ROWID;
CREATE INDEX agenda_day ON agenda (day) WHERE day IS NOT NULL;
