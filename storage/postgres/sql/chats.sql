-- name: chats_by_id
-- By the primary key.
SELECT id, kind, since, language, paused, greeted, statement, manages
FROM chats WHERE id = ANY(%(ids)s);

-- name: chat_to_change
-- As chats_by_id; nobody else can change the chat until the transaction ends.
SELECT id, kind, since, language, paused, greeted, statement, manages
FROM chats WHERE id = %(id)s FOR UPDATE;

-- name: chats_after
-- A page of all chats, by the primary key.
SELECT id, kind, since, language, paused, greeted, statement, manages
FROM chats WHERE id > %(after)s ORDER BY id LIMIT %(limit)s;

-- name: managers_of
-- By the index of chats by what they manage.
SELECT id, kind, since, language, paused, greeted, statement, manages
FROM chats WHERE manages <> '{}' AND manages @> ARRAY[%(id)s::bigint] ORDER BY id;

-- name: managers_to_change
-- As managers_of; nobody else can change them until the transaction ends.
SELECT id, kind, since, language, paused, greeted, statement, manages
FROM chats WHERE manages <> '{}' AND manages @> ARRAY[%(id)s::bigint] ORDER BY id FOR UPDATE;

-- name: add_chat
-- Two may meet a chat at once: the second one adds nothing.
INSERT INTO chats (id, kind, since, language, paused, greeted, statement, manages)
VALUES (
    %(id)s, %(kind)s, %(since)s, %(language)s, %(paused)s, %(greeted)s, %(statement)s, %(manages)s::bigint[]
)
ON CONFLICT DO NOTHING RETURNING id;

-- name: replace_chat
UPDATE chats
SET kind = %(kind)s, since = %(since)s, language = %(language)s, paused = %(paused)s, greeted = %(greeted)s,
    statement = %(statement)s, manages = %(manages)s::bigint[]
WHERE id = %(id)s;

-- name: remove_chat
DELETE FROM chats WHERE id = %(id)s RETURNING id;

-- name: lock_chat
-- Waits for others who pause this chat, or add to what a pause of it stops; until the transaction ends.
SELECT pg_advisory_xact_lock(hashtextextended('chat', %(id)s));

-- name: pause_subscriptions
UPDATE subscriptions SET is_paused = %(is_paused)s WHERE chat_id = %(id)s;

-- name: pause_targets
UPDATE targets SET is_paused = %(is_paused)s WHERE chat_id = %(id)s;
