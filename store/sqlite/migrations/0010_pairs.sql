-- By which rule sentences have terms for pairs of words: store.Indexer. Those of
-- earlier versions have none.
ALTER TABLE indexed ADD COLUMN pairs INTEGER NOT NULL DEFAULT 0;
CREATE INDEX indexed_pairs ON indexed (pairs);
