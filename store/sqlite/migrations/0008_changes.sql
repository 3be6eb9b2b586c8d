-- A number that rises with every change of what is asked for: who keeps an
-- answer asks for it to know whether the answer still holds.
CREATE TABLE changes (serial INTEGER NOT NULL); -- one row
INSERT INTO changes VALUES (1);
CREATE TRIGGER changes_documents_insert AFTER INSERT ON documents BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_documents_update AFTER UPDATE ON documents BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_documents_delete AFTER DELETE ON documents BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_stories_insert AFTER INSERT ON stories BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_stories_update AFTER UPDATE ON stories BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_stories_delete AFTER DELETE ON stories BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_families_insert AFTER INSERT ON families BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_families_update AFTER UPDATE ON families BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_families_delete AFTER DELETE ON families BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_corrections_insert AFTER INSERT ON corrections BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_corrections_update AFTER UPDATE ON corrections BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_corrections_delete AFTER DELETE ON corrections BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_verdicts_insert AFTER INSERT ON verdicts BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_verdicts_update AFTER UPDATE ON verdicts BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_verdicts_delete AFTER DELETE ON verdicts BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_hands_insert AFTER INSERT ON hands BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_hands_update AFTER UPDATE ON hands BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE TRIGGER changes_hands_delete AFTER DELETE ON hands BEGIN UPDATE changes SET serial = serial + 1; END;
-- whoever finishes following up a document may have found ties and outcomes
CREATE TRIGGER changes_unledgered AFTER DELETE ON unledgered BEGIN UPDATE changes SET serial = serial + 1; END;
CREATE INDEX corrections_at ON corrections (at);
