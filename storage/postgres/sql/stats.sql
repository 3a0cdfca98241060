-- Figures of the whole store. Above a size they are estimated, so that they cost the same however large it is.

-- name: sizes
-- About how many rows each table has, as the server keeps count of changes, or else as the planner reckons;
-- null for one of which nothing is known.
SELECT relname::text, coalesce(
    nullif(pg_stat_get_live_tuples(oid), 0),
    (reltuples / nullif(relpages, 0) * pg_relation_size(oid) / current_setting('block_size')::bigint)::bigint
)
FROM pg_class
WHERE oid IN ('chats'::regclass, 'subscriptions'::regclass, 'rows'::regclass, 'bodies'::regclass,
    'sightings'::regclass, 'records'::regclass);

-- name: count_chats
SELECT count(*) FROM chats;

-- name: count_subscriptions
SELECT count(*) FROM subscriptions;

-- name: count_rows
SELECT count(*) FROM rows;

-- name: count_bodies
SELECT count(*) FROM bodies;

-- name: count_sightings
SELECT count(*) FROM sightings;

-- name: chats
-- All chats by what they are.
SELECT kind, paused, language, count(*) FROM chats GROUP BY kind, paused, language;

-- name: some_chats
-- A part of the chats by what they are.
SELECT kind, paused, language, count(*) FROM chats TABLESAMPLE SYSTEM (%(percent)s) GROUP BY kind, paused, language;

-- name: subscribed
SELECT count(DISTINCT chat_id) FROM subscriptions;

-- name: about_subscribed
-- How many chats the subscriptions are of, as the planner reckons: below 0 as a share of the subscriptions.
SELECT n_distinct FROM pg_stats
WHERE schemaname = current_schema() AND tablename = 'subscriptions' AND attname = 'chat_id';

-- name: subscriptions
-- All subscriptions by what they bring.
SELECT data->>'frequency' <> 'off', data->>'reminders' = 'true', coalesce(data->>'monthly_summary', 'true') = 'true',
    count(*)
FROM subscriptions GROUP BY 1, 2, 3;

-- name: some_subscriptions
-- A part of the subscriptions by what they bring.
SELECT data->>'frequency' <> 'off', data->>'reminders' = 'true', coalesce(data->>'monthly_summary', 'true') = 'true',
    count(*)
FROM subscriptions TABLESAMPLE SYSTEM (%(percent)s) GROUP BY 1, 2, 3;

-- name: size
SELECT pg_database_size(current_database());

-- name: due
-- How many targets have a row that can be sent, counted up to a limit.
SELECT count(*) FROM (
    SELECT FROM targets WHERE due_at <= %(now)s AND NOT is_paused ORDER BY due_at LIMIT %(limit)s
) AS found;

-- name: records
-- How many records there are of each kind, counted up to a limit.
SELECT kind, (
    SELECT count(*) FROM (SELECT FROM records WHERE records.kind = wanted.kind LIMIT %(limit)s) AS found
)
FROM unnest(%(kinds)s::text[]) AS wanted (kind);

-- name: some_records
-- A part of the records by kind.
SELECT kind, count(*) FROM records TABLESAMPLE SYSTEM (%(percent)s) GROUP BY kind;
