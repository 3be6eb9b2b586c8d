-- The index of words. Sentences have numbers, ascending by day of publication;
-- see store/words.go.
CREATE TABLE indexed (             -- documents whose sentences are in it
	first     INTEGER PRIMARY KEY, -- number of the first sentence
	doc       INTEGER NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
	sentences INTEGER NOT NULL     -- numbers taken
);
CREATE VIRTUAL TABLE words USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars './:'");
ALTER TABLE events ADD COLUMN sentence INTEGER; -- number of its sentence; NULL where it is not indexed
CREATE INDEX events_sentence ON events (sentence) WHERE sentence IS NOT NULL;
