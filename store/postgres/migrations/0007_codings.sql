-- What earlier versions coded in the texts that are there.
CREATE TABLE codings (
	doc     bigint NOT NULL REFERENCES documents ON DELETE CASCADE,
	version integer NOT NULL REFERENCES versions,
	body    bytea NOT NULL, -- as documents.body
	PRIMARY KEY (doc, version)
);
ALTER TABLE codings ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX codings_version ON codings (version, doc);
CREATE INDEX documents_version ON documents (version, number);
