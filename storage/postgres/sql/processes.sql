-- The running replicas. All moments are those of the database.

-- name: beat
-- A process is alive for another ten seconds.
INSERT INTO processes (id, version, deadline)
VALUES (%(id)s, %(version)s, clock_timestamp() + interval '10 seconds')
ON CONFLICT (id) DO UPDATE SET deadline = excluded.deadline;

-- name: dead
-- A process that counts as dead, and with which nobody else is busy.
SELECT id FROM processes WHERE deadline < clock_timestamp() LIMIT 1 FOR UPDATE SKIP LOCKED;

-- name: leave
DELETE FROM processes WHERE id = %(id)s;
