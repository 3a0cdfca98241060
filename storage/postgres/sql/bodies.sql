-- Bodies: stored once, and removed with the last row that refers to them.

-- name: read
SELECT hash, data FROM bodies WHERE hash = ANY (%(hashes)s);

-- name: keep
-- Sees which bodies are there, and lets nobody remove them before the end of the transaction.
SELECT hash FROM bodies WHERE hash = ANY (%(hashes)s) ORDER BY hash FOR KEY SHARE;

-- name: add
INSERT INTO bodies (hash, data, copied_from, people)
SELECT hash, data::json, copied_from, people
FROM json_to_recordset(%(bodies)s::json) AS new (hash text, data text, copied_from bigint, people bigint[])
ORDER BY hash
ON CONFLICT DO NOTHING;

-- name: unreferenced
-- Which of these bodies no row refers to.
SELECT hash FROM unnest(%(hashes)s::text[]) AS wanted (hash)
WHERE NOT EXISTS (SELECT FROM rows WHERE body = hash);

-- name: lock
-- Waits for transactions that add rows with these bodies.
SELECT hash FROM bodies WHERE hash = ANY (%(hashes)s) ORDER BY hash FOR UPDATE;

-- name: remove
-- Removes those of these bodies that no row refers to.
DELETE FROM bodies WHERE hash = ANY (%(hashes)s) AND NOT EXISTS (SELECT FROM rows WHERE body = hash);
