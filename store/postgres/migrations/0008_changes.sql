-- A number that rises with every change of what is asked for: who keeps an
-- answer asks for it to know whether the answer still holds.
CREATE TABLE changes (serial bigint NOT NULL); -- one row
INSERT INTO changes VALUES (1);
CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE changes SET serial = serial + 1;
	RETURN NULL;
END $$;
CREATE TRIGGER changes_documents AFTER INSERT OR UPDATE OR DELETE ON documents FOR EACH STATEMENT EXECUTE FUNCTION changed();
CREATE TRIGGER changes_stories AFTER INSERT OR UPDATE OR DELETE ON stories FOR EACH STATEMENT EXECUTE FUNCTION changed();
CREATE TRIGGER changes_families AFTER INSERT OR UPDATE OR DELETE ON families FOR EACH STATEMENT EXECUTE FUNCTION changed();
CREATE TRIGGER changes_corrections AFTER INSERT OR UPDATE OR DELETE ON corrections FOR EACH STATEMENT EXECUTE FUNCTION changed();
CREATE TRIGGER changes_verdicts AFTER INSERT OR UPDATE OR DELETE ON verdicts FOR EACH STATEMENT EXECUTE FUNCTION changed();
CREATE TRIGGER changes_hands AFTER INSERT OR UPDATE OR DELETE ON hands FOR EACH STATEMENT EXECUTE FUNCTION changed();
-- whoever finishes following up a document may have found ties and outcomes
CREATE TRIGGER changes_unledgered AFTER DELETE ON unledgered FOR EACH STATEMENT EXECUTE FUNCTION changed();
CREATE INDEX corrections_at ON corrections (at);
