-- name: seen
-- By the primary key.
SELECT name, at FROM sightings WHERE name = ANY(%(names)s);

-- name: add_sightings
-- Others may see the same at the same moment: the first one counts.
INSERT INTO sightings (name, at) SELECT name, %(now)s FROM unnest(%(names)s::text[]) AS new (name)
ON CONFLICT DO NOTHING;

-- name: sightings
-- All rows: some for each entry and deadline.
SELECT name, at FROM sightings;
