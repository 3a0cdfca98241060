-- The state of the schema, as yoyo keeps it.

-- name: is_there
-- Whether any migration was applied.
SELECT to_regclass('_yoyo_migration') IS NOT NULL;

-- name: applied
-- The migrations that were applied, as one row.
SELECT coalesce(array_agg(migration_id::text), '{}') FROM _yoyo_migration;

-- name: oldest_running
-- The lowest number of the schema that a running program uses.
SELECT min(version) FROM processes WHERE deadline > clock_timestamp();

-- name: lock
-- Lets replicas that start together apply migrations one after the other; it ends with the transaction.
SELECT pg_advisory_xact_lock(7216304918273645);
