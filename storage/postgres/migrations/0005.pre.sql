-- What is known of a source is shown to readers, too.
DROP TRIGGER published ON records;
DROP TRIGGER withdrawn ON records;
CREATE TRIGGER published AFTER INSERT OR UPDATE ON records FOR EACH ROW
    WHEN (new.kind IN ('entries', 'versions', 'links')) EXECUTE FUNCTION count_publication();
CREATE TRIGGER withdrawn AFTER DELETE ON records FOR EACH ROW
    WHEN (old.kind IN ('entries', 'versions', 'links')) EXECUTE FUNCTION count_publication();
