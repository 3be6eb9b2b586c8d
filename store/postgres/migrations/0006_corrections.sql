-- What analysts corrected. Not tied to the rows of documents: a correction
-- outlives the coding, and may come before its document.
CREATE TABLE corrections (
	id     bytea PRIMARY KEY, -- eight bytes
	key    bytea NOT NULL,    -- of the document, store.Key
	at     bigint NOT NULL,   -- milliseconds since 1970
	undone bigint,            -- when it was taken back
	body   text NOT NULL      -- JSON of store.Correction
);
CREATE INDEX corrections_key ON corrections (key);
