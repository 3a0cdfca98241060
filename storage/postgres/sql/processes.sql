-- The running replicas. All moments are those of the database.

-- name: beat
-- A process is alive for another ten seconds.
INSERT INTO processes (id, version, deadline)
VALUES (%(id)s, %(version)s, clock_timestamp() + interval '10 seconds')
ON CONFLICT (id) DO UPDATE SET deadline = excluded.deadline;
