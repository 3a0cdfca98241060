-- By which names records are found.

-- name: read
SELECT kind, names FROM record_indexes;

-- name: begin
-- Takes note of kinds without records, for which there is nothing to do.
INSERT INTO record_indexes (kind, names)
SELECT kind, names FROM unnest(%(kinds)s::text[], %(names)s::text[]) AS known (kind, names)
WHERE NOT EXISTS (SELECT FROM records WHERE records.kind = known.kind)
ON CONFLICT (kind) DO UPDATE SET names = excluded.names
RETURNING kind;

-- name: put
INSERT INTO record_indexes (kind, names) VALUES (%(kind)s, %(names)s)
ON CONFLICT (kind) DO UPDATE SET names = excluded.names;
