-- Reading whole tables in the order of their numbers, and loading them in batches.

-- name: is_ours
-- Whether the database has the tables of a store, and whether it has any other ones.
SELECT to_regclass('_yoyo_migration') IS NOT NULL, EXISTS (
    SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
);

-- name: is_empty
SELECT NOT (
    EXISTS (SELECT FROM chats) OR EXISTS (SELECT FROM subscriptions) OR EXISTS (SELECT FROM sightings)
    OR EXISTS (SELECT FROM bodies) OR EXISTS (SELECT FROM rows) OR EXISTS (SELECT FROM records)
    OR EXISTS (SELECT FROM updates) OR EXISTS (SELECT FROM holds)
);

-- name: is_marked
-- Whether this is an unfinished copy.
SELECT to_regclass('unfinished_copy') IS NOT NULL;

-- name: mark
-- Which store it is a copy of.
SELECT source FROM unfinished_copy;

-- name: make_mark
CREATE TABLE IF NOT EXISTS unfinished_copy (source text PRIMARY KEY);

-- name: set_mark
INSERT INTO unfinished_copy (source) VALUES (%(source)s) ON CONFLICT DO NOTHING;

-- name: remove_mark
DROP TABLE unfinished_copy;

-- name: running
-- How many programs run on the database.
SELECT count(*) FROM processes WHERE deadline > clock_timestamp();

-- name: snapshot
-- All statements of the transaction see the database as it was at the first one.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- name: count_chats
SELECT count(*) FROM chats;

-- name: count_subscriptions
SELECT count(*) FROM subscriptions;

-- name: count_bodies
SELECT count(*) FROM bodies;

-- name: count_outbox
SELECT count(*) FROM rows;

-- name: count_seen
SELECT count(*) FROM sightings;

-- name: count_taken_updates
SELECT count(DISTINCT number / %(block)s) FROM updates WHERE is_done;

-- name: count_holds
SELECT count(*) FROM holds;

-- name: count_records
SELECT count(*) FROM records WHERE kind = %(kind)s;

-- name: read_chats
SELECT id, id, kind, since, language, paused, greeted, statement, manages FROM chats ORDER BY id;

-- name: read_subscriptions
SELECT number, data FROM subscriptions ORDER BY number;

-- name: read_bodies
SELECT hash, data FROM bodies ORDER BY hash COLLATE "C";

-- name: read_outbox
SELECT number, occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at
FROM rows ORDER BY number;

-- name: read_seen
SELECT name, at FROM sightings;

-- name: read_taken_updates
SELECT number / %(block)s, array_agg(number ORDER BY number), max(at) FROM updates WHERE is_done GROUP BY 1;

-- name: read_holds
SELECT chat_id, until, pushes_only FROM holds;

-- name: read_records
SELECT number, data FROM records WHERE kind = %(kind)s ORDER BY number;

-- name: load_chats
COPY chats (id, kind, since, language, paused, greeted, statement, manages) FROM STDIN;

-- name: load_subscriptions
COPY subscriptions (number, chat_id, thread, next_due_at, halted, data) FROM STDIN;

-- name: load_bodies
COPY bodies (hash, data, copied_from, people) FROM STDIN;

-- name: load_outbox
COPY rows (
    number, occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at
) FROM STDIN;

-- name: load_seen
COPY sightings (name, at) FROM STDIN;

-- name: load_taken_updates
COPY updates (number, process, is_done, at) FROM STDIN;

-- name: load_holds
COPY holds (chat_id, until, pushes_only) FROM STDIN;

-- name: load_records
COPY records (kind, key, number, data) FROM STDIN;

-- name: load_terms
COPY record_terms (kind, term, value, number) FROM STDIN;

-- name: new_numbers
-- Numbers for records, rising; those of other stores may be the same for records of different kinds.
SELECT nextval(pg_get_serial_sequence('records', 'number')) FROM generate_series(1, %(count)s);

-- name: pause_loaded
-- Subscriptions of paused chats.
UPDATE subscriptions SET is_paused = true
FROM chats WHERE chats.id = chat_id AND paused IS NOT NULL AND NOT is_paused;

-- name: make_targets
-- The line of each target that has a row, with the row that is next.
INSERT INTO targets (chat_id, thread, head, due_at, is_paused)
SELECT every.chat_id, every.thread, next.number, next.due_at, coalesce(chats.paused IS NOT NULL, false)
FROM (SELECT DISTINCT chat_id, thread FROM rows) AS every
LEFT JOIN (
    SELECT DISTINCT ON (chat_id, thread) chat_id, thread, number, due_at FROM rows
    WHERE state IN ('pending', 'retry_at')
    ORDER BY chat_id, thread, (state <> 'retry_at'), due_at, number
) AS next USING (chat_id, thread)
LEFT JOIN chats ON chats.id = every.chat_id;

-- name: go_on_counting
-- New subscriptions and rows come after those that were loaded.
SELECT setval(pg_get_serial_sequence('subscriptions', 'number'), greatest(max(number), 1), max(number) IS NOT NULL)
FROM subscriptions
UNION ALL
SELECT setval(pg_get_serial_sequence('rows', 'number'), greatest(max(number), 1), max(number) IS NOT NULL)
FROM rows;

-- name: lowest_person
-- The lowest id among the people of all records; those below all others stand for somebody who was forgotten.
SELECT min(value::bigint) FROM record_terms WHERE term = 'person';

-- name: lower_alias
SELECT setval('record_aliases', %(alias)s) FROM record_aliases WHERE last_value > %(alias)s;

-- name: analyze
-- So that the first queries are planned with figures of what was loaded.
ANALYZE chats, subscriptions, sightings, bodies, rows, targets, records, record_terms;

-- name: rows_without_body
SELECT number, body FROM rows WHERE NOT EXISTS (SELECT FROM bodies WHERE hash = body) ORDER BY number LIMIT 100;

-- name: wrong_targets
-- Targets with open rows, none of them leased, of which the wrong row is next.
SELECT next.chat_id, next.thread FROM (
    SELECT DISTINCT ON (chat_id, thread) chat_id, thread, number FROM rows
    WHERE state IN ('pending', 'retry_at')
    ORDER BY chat_id, thread, (state <> 'retry_at'), due_at, number
) AS next
LEFT JOIN targets USING (chat_id, thread)
WHERE targets.head IS DISTINCT FROM next.number AND NOT EXISTS (
    SELECT FROM rows JOIN leases USING (number)
    WHERE rows.chat_id = next.chat_id AND rows.thread = next.thread
)
LIMIT 100;

-- name: terms_of
SELECT number, term, value FROM record_terms WHERE number = ANY (%(numbers)s);
