-- Rows of the outbox.

-- name: by_numbers
SELECT number, occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at
FROM rows WHERE number = ANY (%(numbers)s) ORDER BY number;

-- name: with_bodies
-- Rows with their bodies, and whether their chats are paused.
SELECT number, occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at,
    bodies.data, EXISTS (SELECT FROM chats WHERE id = rows.chat_id AND paused IS NOT NULL)
FROM rows JOIN bodies ON bodies.hash = rows.body
WHERE number = ANY (%(numbers)s) ORDER BY due_at, number;

-- name: page
-- Rows of an occurrence after a number.
SELECT number, occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at
FROM rows WHERE occurrence = %(occurrence)s AND number > %(after)s ORDER BY number LIMIT %(limit)s;

-- name: open_page
-- Open rows after a number.
SELECT number, occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at
FROM rows WHERE number > %(after)s AND state IN ('pending', 'retry_at') ORDER BY number LIMIT %(limit)s;

-- name: numbers_of
-- The numbers of rows by their keys.
SELECT rows.number, rows.occurrence, rows.chat_id, rows.thread, rows.part
FROM json_to_recordset(%(keys)s::json) AS wanted (occurrence text, chat_id bigint, thread bigint, part integer)
JOIN rows USING (occurrence, chat_id, thread, part);

-- name: add
-- Adds rows in their order, except those whose key exists.
INSERT INTO rows (
    occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at
)
SELECT occurrence, chat_id, thread, part, body, due_at, expires_at, silent, state, attempts, message_id,
    other_message_ids, reason, closed_at
FROM ROWS FROM (
    json_to_recordset(%(rows)s::json) AS (
        occurrence text, chat_id bigint, thread bigint, part integer, body text, due_at timestamptz,
        expires_at timestamptz, silent boolean, state text, attempts integer, message_id bigint,
        other_message_ids bigint[], reason text, closed_at timestamptz
    )
) WITH ORDINALITY
ORDER BY ordinality
ON CONFLICT (occurrence, chat_id, thread, part) DO NOTHING
RETURNING body;

-- name: change
-- Replaces rows.
UPDATE rows SET
    occurrence = new.occurrence, chat_id = new.chat_id, thread = new.thread, part = new.part, body = new.body,
    due_at = new.due_at, expires_at = new.expires_at, silent = new.silent, state = new.state,
    attempts = new.attempts, message_id = new.message_id,
    other_message_ids = new.other_message_ids, reason = new.reason, closed_at = new.closed_at
FROM json_to_recordset(%(rows)s::json) AS new (
    number bigint, occurrence text, chat_id bigint, thread bigint, part integer, body text, due_at timestamptz,
    expires_at timestamptz, silent boolean, state text, attempts integer, message_id bigint,
    other_message_ids bigint[], reason text, closed_at timestamptz
)
WHERE rows.number = new.number;

-- name: remove
-- Removes rows with their leases.
WITH ended AS (DELETE FROM leases WHERE number = ANY (%(numbers)s))
DELETE FROM rows WHERE number = ANY (%(numbers)s) RETURNING body;

-- name: purge
-- Removes rows that were closed before a moment, the oldest first; broadcasts keep theirs.
DELETE FROM rows WHERE number IN (
    SELECT number FROM rows
    WHERE closed_at < %(closed_before)s AND state NOT IN ('pending', 'retry_at')
        AND occurrence NOT LIKE 'broadcast:%%'
    ORDER BY closed_at, number LIMIT %(limit)s FOR UPDATE SKIP LOCKED
) RETURNING body;

-- name: outcomes
-- How many rows of an occurrence are in each state, how many of those were sent in a span of time, and the
-- first and last moments at which they are due; the last one of open rows that are not held.
SELECT state, reason, count(*),
    count(*) FILTER (WHERE state = 'sent' AND closed_at BETWEEN %(since)s AND %(until)s),
    min(due_at), max(due_at) FILTER (WHERE state IN ('pending', 'retry_at') AND due_at <> %(held)s)
FROM rows WHERE occurrence = %(occurrence)s GROUP BY state, reason;

-- name: states
-- How many rows are in each state.
SELECT state, count(*) FROM rows GROUP BY state;

-- name: leased
-- How many open rows of each state are leased.
SELECT state, count(*) FROM leases JOIN rows USING (number) WHERE state IN ('pending', 'retry_at') GROUP BY state;
