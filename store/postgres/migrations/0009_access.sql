-- Who may ask and decide over the network, what they did there, and what they
-- want to be told of. Times are milliseconds since 1970. Packages access and
-- alerts have these tables; a copy of the register does not take them along.
CREATE TABLE users (
	name     text PRIMARY KEY,
	role     text NOT NULL,    -- reader, analyst, admin
	password text NOT NULL,    -- digest by argon2id, in PHC form
	created  bigint NOT NULL,
	changed  bigint NOT NULL  -- the password
);
CREATE TABLE tokens (
	id      text PRIMARY KEY,
	digest  bytea NOT NULL UNIQUE, -- SHA-256 of the token
	name    text NOT NULL,        -- what it is for
	owner   text REFERENCES users ON DELETE CASCADE, -- NULL: of no user
	role    text NOT NULL,
	created bigint NOT NULL,
	expires bigint,
	used    bigint               -- last use, to some minutes
);
CREATE TABLE sessions (
	digest  bytea PRIMARY KEY,     -- SHA-256 of the cookie
	owner   text NOT NULL REFERENCES users ON DELETE CASCADE,
	csrf    text NOT NULL,
	created bigint NOT NULL,
	seen    bigint NOT NULL,     -- last use, to some minutes
	address text NOT NULL
);
CREATE INDEX sessions_owner ON sessions (owner);
CREATE TABLE audit (
	number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at      bigint NOT NULL,
	who     text NOT NULL,
	what    text NOT NULL,
	object  text NOT NULL,
	address text NOT NULL         -- where from; '' is the command line
);
CREATE INDEX audit_at ON audit (at);
CREATE TABLE alerts (
	id      text PRIMARY KEY,
	name    text NOT NULL,
	owner   text NOT NULL,
	way     text NOT NULL,        -- webhook, atom, ics
	content text NOT NULL,        -- events, agenda
	filters text NOT NULL,        -- values by filter, JSON
	url     text NOT NULL,        -- of a webhook
	secret  text NOT NULL,        -- signs messages of a webhook; opens the address of a feed
	created bigint NOT NULL,
	since   bigint NOT NULL,     -- highest number of a document when it was made
	place   bigint NOT NULL,     -- highest key of an event that was looked at
	stopped text NOT NULL         -- why it is no longer sent; ''
);
CREATE TABLE alert_found (         -- what an alert has told, each event once
	alert   text NOT NULL REFERENCES alerts ON DELETE CASCADE,
	number  bigint NOT NULL,     -- from 1
	event   bytea NOT NULL,        -- events.id
	same    bytea NOT NULL,        -- digest of what an event keeps when its text is revised
	doc     bigint NOT NULL,
	found   bigint NOT NULL,
	PRIMARY KEY (alert, number)
);
CREATE INDEX alert_found_event ON alert_found (alert, event);
CREATE INDEX alert_found_same ON alert_found (alert, same);
CREATE TABLE outbox (              -- messages of webhooks
	number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	id      text NOT NULL UNIQUE, -- of the message, the same in every try
	alert   text NOT NULL REFERENCES alerts ON DELETE CASCADE,
	body    text NOT NULL,
	created bigint NOT NULL,
	tries   bigint NOT NULL,
	next    bigint,              -- when it is tried next; NULL: it arrived or was given up
	sent    bigint,              -- when it arrived
	error   text NOT NULL         -- of the last try
);
CREATE INDEX outbox_next ON outbox (next) WHERE next IS NOT NULL;
CREATE INDEX outbox_alert ON outbox (alert, number);
