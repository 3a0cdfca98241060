-- Subscriptions that advance with the rows that are enqueued for them.

-- name: read
-- Nobody else changes them before the end of the transaction.
SELECT number, data FROM subscriptions
WHERE (chat_id, coalesce(thread, 0)) IN (SELECT * FROM unnest(%(chats)s::bigint[], %(threads)s::bigint[]))
ORDER BY chat_id, coalesce(thread, 0) FOR UPDATE;

-- name: make
UPDATE subscriptions SET next_due_at = new.next_due_at, halted = new.halted, data = new.data::json
FROM unnest(%(numbers)s::bigint[], %(dues)s::timestamptz[], %(halts)s::text[], %(documents)s::text[])
    AS new (number, next_due_at, halted, data)
WHERE subscriptions.number = new.number;
