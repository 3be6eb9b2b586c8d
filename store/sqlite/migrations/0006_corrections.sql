-- What analysts corrected. Not tied to the rows of documents: a correction
-- outlives the coding, and may come before its document.
CREATE TABLE corrections (
	id     BLOB PRIMARY KEY, -- eight bytes
	key    BLOB NOT NULL,    -- of the document, store.Key
	at     INTEGER NOT NULL, -- milliseconds since 1970
	undone INTEGER,          -- when it was taken back
	body   TEXT NOT NULL     -- JSON of store.Correction
) WITHOUT ROWID;
CREATE INDEX corrections_key ON corrections (key);
