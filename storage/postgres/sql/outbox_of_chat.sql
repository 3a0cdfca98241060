-- What the outbox knows of a chat or person, by indexes.

-- name: lock_targets
-- Locks the targets of chats, always in the same order.
SELECT chat_id, thread FROM targets WHERE chat_id = ANY (%(chats)s) ORDER BY chat_id, thread FOR UPDATE;

-- name: remove_targets
DELETE FROM targets WHERE chat_id = %(chat)s;

-- name: rows_to_forget
-- The rows of a chat, those whose body names it, and the open ones that copy a message from it.
SELECT number FROM rows WHERE chat_id = %(chat)s
UNION
SELECT rows.number FROM bodies JOIN rows ON rows.body = bodies.hash
WHERE bodies.people <> '{}' AND bodies.people @> ARRAY[%(chat)s::bigint]
UNION
SELECT rows.number FROM bodies JOIN rows ON rows.body = bodies.hash
WHERE bodies.copied_from = %(chat)s AND rows.state IN ('pending', 'retry_at');

-- name: copies
-- Bodies that copy a message from a chat.
SELECT hash, data FROM bodies WHERE copied_from = %(chat)s ORDER BY hash FOR UPDATE;

-- name: naming
-- Bodies that name a chat or person.
SELECT hash, data FROM bodies
WHERE people <> '{}' AND people @> ARRAY[%(chat)s::bigint] ORDER BY hash FOR UPDATE;

-- name: change_body
-- Changes whom a body copies from or names; its hash stays.
UPDATE bodies SET data = %(data)s::json, copied_from = %(copied_from)s, people = %(people)s::bigint[]
WHERE hash = %(hash)s;

-- name: open_rows
-- The open rows of a target, except those of broadcasts.
SELECT number FROM rows
WHERE chat_id = %(chat)s AND thread = %(thread)s AND state IN ('pending', 'retry_at')
    AND occurrence NOT LIKE 'broadcast:%%';

-- name: rows_to_move
-- The rows of a group, each with the row of its supergroup that is the same message, and how far both are:
-- sent, leased, open, or closed without having been sent; last whether it was to edit or delete a message.
SELECT old.number, old.thread, new.number,
    CASE WHEN old.state = 'sent' THEN 3 WHEN old_lease.number IS NOT NULL THEN 2
        WHEN old.state IN ('pending', 'retry_at') THEN 1 ELSE 0 END,
    CASE WHEN new.state = 'sent' THEN 3 WHEN new_lease.number IS NOT NULL THEN 2
        WHEN new.state IN ('pending', 'retry_at') THEN 1 ELSE 0 END,
    old.state IN ('pending', 'retry_at') AND old.message_id IS NOT NULL
FROM rows AS old
LEFT JOIN rows AS new
    ON new.occurrence = old.occurrence AND new.chat_id = %(new)s AND new.thread = old.thread AND new.part = old.part
LEFT JOIN leases AS old_lease ON old_lease.number = old.number
LEFT JOIN leases AS new_lease ON new_lease.number = new.number
WHERE old.chat_id = %(old)s;

-- name: move_rows
-- A supergroup counts its messages anew.
UPDATE rows SET chat_id = %(new)s, message_id = NULL, other_message_ids = '{}' WHERE number = ANY (%(numbers)s);
