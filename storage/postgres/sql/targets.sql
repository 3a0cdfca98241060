-- Targets: the lock under which a target's rows and leases change, and which row is next.

-- name: known
-- Which targets have lines.
SELECT chat_id, thread FROM targets
WHERE (chat_id, thread) IN (SELECT * FROM unnest(%(chats)s::bigint[], %(threads)s::bigint[]));

-- name: share_chats
-- Waits for whoever is pausing or resuming these chats, and lets nobody do so before the transaction ends.
SELECT id FROM chats WHERE id = ANY (%(chats)s) ORDER BY id FOR SHARE;

-- name: note_pause
-- Takes note that a chat is paused.
UPDATE targets SET is_paused = true
WHERE chat_id = ANY (%(chats)s) AND NOT is_paused
    AND EXISTS (SELECT FROM chats WHERE id = targets.chat_id AND paused IS NOT NULL);

-- name: add
-- Adds the lines of new targets.
INSERT INTO targets (chat_id, thread, is_paused)
SELECT wanted.chat_id, wanted.thread, chats.paused IS NOT NULL
FROM unnest(%(chats)s::bigint[], %(threads)s::bigint[]) AS wanted (chat_id, thread)
LEFT JOIN chats ON chats.id = wanted.chat_id
ORDER BY 1, 2
ON CONFLICT DO NOTHING;

-- name: lock
-- Locks targets, always in the same order, so that nobody waits for each other.
SELECT chat_id, thread FROM targets
WHERE (chat_id, thread) IN (SELECT * FROM unnest(%(chats)s::bigint[], %(threads)s::bigint[]))
ORDER BY 1, 2 FOR UPDATE;

-- name: lock_of_rows
-- Locks the targets of rows.
SELECT chat_id, thread FROM targets
WHERE (chat_id, thread) IN (SELECT chat_id, thread FROM rows WHERE number = ANY (%(numbers)s))
ORDER BY 1, 2 FOR UPDATE;

-- name: refresh
-- Finds out which row of each target is next: the one that waits for a retry, or else the one due first. None
-- while an open row of the target is leased.
UPDATE targets SET head = next.number, due_at = next.due_at
FROM unnest(%(chats)s::bigint[], %(threads)s::bigint[]) AS wanted (chat_id, thread)
LEFT JOIN LATERAL (
    SELECT number, due_at FROM rows
    WHERE rows.chat_id = wanted.chat_id AND rows.thread = wanted.thread AND state IN ('pending', 'retry_at')
        AND NOT EXISTS (
            SELECT FROM rows AS others JOIN leases USING (number)
            WHERE others.chat_id = wanted.chat_id AND others.thread = wanted.thread
                AND others.state IN ('pending', 'retry_at')
        )
    ORDER BY (state <> 'retry_at'), due_at, number LIMIT 1
) AS next ON true
WHERE targets.chat_id = wanted.chat_id AND targets.thread = wanted.thread
    AND (targets.head, targets.due_at) IS DISTINCT FROM (next.number, next.due_at);

-- name: next_due
-- When the first row can be leased.
SELECT due_at FROM targets WHERE due_at IS NOT NULL AND NOT is_paused ORDER BY due_at, head LIMIT 1;

-- name: lease
-- Leases the next rows of targets that are due, the earliest first; those that others lease now are passed over.
WITH due AS MATERIALIZED (
    SELECT chat_id, thread, head FROM targets
    WHERE due_at <= %(now)s AND NOT is_paused
    ORDER BY due_at, head LIMIT %(limit)s FOR UPDATE SKIP LOCKED
), marked AS (
    UPDATE targets SET head = NULL, due_at = NULL FROM due
    WHERE targets.chat_id = due.chat_id AND targets.thread = due.thread
)
INSERT INTO leases (number, process) SELECT head, %(process)s FROM due RETURNING number;
