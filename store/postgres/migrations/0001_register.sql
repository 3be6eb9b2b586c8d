-- The register. Documents are whole in their row (text, and body, which package
-- store packs); the other tables are what is asked for of them.
CREATE TABLE versions (
	key     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	version text NOT NULL UNIQUE
);
CREATE TABLE documents (
	number    bigint PRIMARY KEY,
	key       bytea NOT NULL UNIQUE, -- store.Key
	content   bytea NOT NULL,        -- store.Content
	id        text NOT NULL,
	url       text NOT NULL,
	publisher text NOT NULL,
	lang      text NOT NULL,
	published text NOT NULL,         -- as given
	pub_at    bigint,                -- seconds since 1970
	pub_day   integer,               -- day where it was published, since 1970
	title     text NOT NULL,
	bytes     integer NOT NULL,      -- length of the text
	version   integer NOT NULL REFERENCES versions,
	added     bigint NOT NULL,       -- this revision, milliseconds since 1970
	text      text NOT NULL,
	body      bytea NOT NULL
);
ALTER TABLE documents ALTER COLUMN body SET STORAGE EXTERNAL; -- packed already
CREATE SEQUENCE document_numbers OWNED BY documents.number;
CREATE INDEX documents_day ON documents (pub_day);
CREATE TABLE revisions (             -- texts that another one replaced
	doc     bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	content bytea NOT NULL,
	bytes   integer NOT NULL,
	added   bigint NOT NULL,
	version integer NOT NULL REFERENCES versions,
	PRIMARY KEY (doc, content)
);
CREATE TABLE entities (
	key     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	id      text NOT NULL,
	name    text NOT NULL,
	name_en text NOT NULL
);
-- by digest, since a name may be longer than an index takes
CREATE UNIQUE INDEX entities_once ON entities (md5(id || chr(1) || name || chr(1) || name_en));
CREATE INDEX entities_id ON entities (id) WHERE id <> '';
CREATE TABLE events (
	key           bigint PRIMARY KEY,
	doc           bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal       integer NOT NULL,  -- in the document, from 0
	id            bytea NOT NULL,    -- eight bytes for sixteen hexadecimal digits
	type          text NOT NULL,
	mode          text NOT NULL,
	cameo         text NOT NULL,
	quad          smallint NOT NULL,
	score         double precision NOT NULL,
	confidence    double precision NOT NULL,
	realis        text NOT NULL,
	claim         text NOT NULL,
	historical    boolean NOT NULL,
	day           integer,           -- first day, since 1970; that of publication where no date is told
	until         integer,           -- last day
	granularity   text NOT NULL,     -- of the date told; '' where none is
	country       text NOT NULL,
	place         text NOT NULL,
	lat           double precision,
	lon           double precision,
	block         text NOT NULL,
	start         integer NOT NULL,  -- of the sentence, bytes into the text
	"end"         integer NOT NULL,
	trigger_start integer NOT NULL,
	trigger_end   integer NOT NULL
);
CREATE SEQUENCE event_keys OWNED BY events.key;
CREATE INDEX events_doc ON events (doc, ordinal);
CREATE INDEX events_id ON events (id);
CREATE INDEX events_day ON events (day);
CREATE INDEX events_type ON events (type, day);
CREATE INDEX events_country ON events (country, day) WHERE country <> '';
CREATE TABLE participants (
	event   bigint NOT NULL REFERENCES events ON DELETE CASCADE,
	side    smallint NOT NULL,       -- 0 actor, 1 recipient, 2 said by
	ordinal integer NOT NULL,
	entity  integer REFERENCES entities,
	code    text NOT NULL,
	sector  text NOT NULL,
	start   integer NOT NULL,
	"end"   integer NOT NULL,
	PRIMARY KEY (event, side, ordinal)
);
CREATE INDEX participants_code ON participants (code, side) WHERE code <> '';
CREATE INDEX participants_entity ON participants (entity, side) WHERE entity IS NOT NULL;
CREATE TABLE dyads (                 -- pairs of codes of actor and recipient
	actor     text NOT NULL,
	recipient text NOT NULL,
	day       integer NOT NULL,      -- of the event; -2147483648 where it is not known
	event     bigint NOT NULL,       -- deleted with it by hand: a reference would want one more index
	PRIMARY KEY (actor, recipient, day, event)
);
CREATE TABLE quotes (
	doc     bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal integer NOT NULL,
	start   integer NOT NULL,
	"end"   integer NOT NULL,
	direct  boolean NOT NULL,
	entity  integer REFERENCES entities, -- who speaks
	code    text NOT NULL,
	sector  text NOT NULL,
	PRIMARY KEY (doc, ordinal)
);
CREATE INDEX quotes_entity ON quotes (entity) WHERE entity IS NOT NULL;
CREATE TABLE agenda (
	doc     bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	ordinal integer NOT NULL,
	id      bytea NOT NULL,
	event   bytea,                   -- id of the coded event
	type    text NOT NULL,
	mode    text NOT NULL,
	realis  text NOT NULL,
	day     integer,
	until   integer,
	PRIMARY KEY (doc, ordinal)
);
CREATE INDEX agenda_day ON agenda (day) WHERE day IS NOT NULL;
