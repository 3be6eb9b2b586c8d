-- What earlier versions coded in the texts that are there.
CREATE TABLE codings (
	doc     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
	version INTEGER NOT NULL REFERENCES versions,
	body    BLOB NOT NULL, -- as documents.body
	UNIQUE (doc, version)
);
CREATE INDEX codings_version ON codings (version, doc);
CREATE INDEX documents_version ON documents (version);
