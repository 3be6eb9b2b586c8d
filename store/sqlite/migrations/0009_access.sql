-- Who may ask and decide over the network, what they did there, and what they
-- want to be told of. Times are milliseconds since 1970. Packages access and
-- alerts have these tables; a copy of the register does not take them along.
CREATE TABLE users (
	name     TEXT PRIMARY KEY,
	role     TEXT NOT NULL,    -- reader, analyst, admin
	password TEXT NOT NULL,    -- digest by argon2id, in PHC form
	created  INTEGER NOT NULL,
	changed  INTEGER NOT NULL  -- the password
) WITHOUT ROWID;
CREATE TABLE tokens (
	id      TEXT PRIMARY KEY,
	digest  BLOB NOT NULL UNIQUE, -- SHA-256 of the token
	name    TEXT NOT NULL,        -- what it is for
	owner   TEXT REFERENCES users ON DELETE CASCADE, -- NULL: of no user
	role    TEXT NOT NULL,
	created INTEGER NOT NULL,
	expires INTEGER,
	used    INTEGER               -- last use, to some minutes
) WITHOUT ROWID;
CREATE TABLE sessions (
	digest  BLOB PRIMARY KEY,     -- SHA-256 of the cookie
	owner   TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
	csrf    TEXT NOT NULL,
	created INTEGER NOT NULL,
	seen    INTEGER NOT NULL,     -- last use, to some minutes
	address TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_owner ON sessions (owner);
CREATE TABLE audit (
	number  INTEGER PRIMARY KEY AUTOINCREMENT,
	at      INTEGER NOT NULL,
	who     TEXT NOT NULL,
	what    TEXT NOT NULL,
	object  TEXT NOT NULL,
	address TEXT NOT NULL         -- where from; '' is the command line
);
CREATE INDEX audit_at ON audit (at);
CREATE TABLE alerts (
	id      TEXT PRIMARY KEY,
	name    TEXT NOT NULL,
	owner   TEXT NOT NULL,
	way     TEXT NOT NULL,        -- webhook, atom, ics
	content TEXT NOT NULL,        -- events, agenda
	filters TEXT NOT NULL,        -- values by filter, JSON
	url     TEXT NOT NULL,        -- of a webhook
	secret  TEXT NOT NULL,        -- signs messages of a webhook; opens the address of a feed
	created INTEGER NOT NULL,
	since   INTEGER NOT NULL,     -- highest number of a document when it was made
	place   INTEGER NOT NULL,     -- highest key of an event that was looked at
	stopped TEXT NOT NULL         -- why it is no longer sent; ''
) WITHOUT ROWID;
CREATE TABLE alert_found (         -- what an alert has told, each event once
	alert   TEXT NOT NULL REFERENCES alerts ON DELETE CASCADE,
	number  INTEGER NOT NULL,     -- from 1
	event   BLOB NOT NULL,        -- events.id
	same    BLOB NOT NULL,        -- digest of what an event keeps when its text is revised
	doc     INTEGER NOT NULL,
	found   INTEGER NOT NULL,
	PRIMARY KEY (alert, number)
) WITHOUT ROWID;
CREATE INDEX alert_found_event ON alert_found (alert, event);
CREATE INDEX alert_found_same ON alert_found (alert, same);
CREATE TABLE outbox (              -- messages of webhooks
	number  INTEGER PRIMARY KEY AUTOINCREMENT,
	id      TEXT NOT NULL UNIQUE, -- of the message, the same in every try
	alert   TEXT NOT NULL REFERENCES alerts ON DELETE CASCADE,
	body    TEXT NOT NULL,
	created INTEGER NOT NULL,
	tries   INTEGER NOT NULL,
	next    INTEGER,              -- when it is tried next; NULL: it arrived or was given up
	sent    INTEGER,              -- when it arrived
	error   TEXT NOT NULL         -- of the last try
);
CREATE INDEX outbox_next ON outbox (next) WHERE next IS NOT NULL;
CREATE INDEX outbox_alert ON outbox (alert, number);
