-- Subscriptions that advance with the rows that are enqueued for them.

-- name: read
-- Nobody else changes them before the end of the transaction.
SELECT number, data FROM subscriptions
WHERE (chat_id, coalesce(thread, 0)) IN (SELECT * FROM unnest(%(chats)s::bigint[], %(threads)s::bigint[]))
ORDER BY chat_id, coalesce(thread, 0) FOR UPDATE;

-- name: make
UPDATE subscriptions SET next_due_at = new.next_due_at, halted = new.halted, data = new.data::json
FROM json_to_recordset(%(subscriptions)s::json)
    AS new (number bigint, next_due_at timestamptz, halted text, data text)
WHERE subscriptions.number = new.number;
