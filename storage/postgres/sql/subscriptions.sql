-- name: subscription_of
-- By the unique index of targets.
SELECT number, data FROM subscriptions WHERE chat_id = %(chat)s AND coalesce(thread, 0) = %(thread)s;

-- name: subscription_to_change
-- As subscription_of; nobody else can change it until the transaction ends.
SELECT number, data FROM subscriptions
WHERE chat_id = %(chat)s AND coalesce(thread, 0) = %(thread)s FOR UPDATE;

-- name: subscriptions_of_chats
-- By the unique index of targets.
SELECT number, data FROM subscriptions WHERE chat_id = ANY(%(chats)s) ORDER BY chat_id, coalesce(thread, 0);

-- name: subscriptions_to_move
-- As subscriptions_of_chats; nobody else can change them until the transaction ends.
SELECT number, data FROM subscriptions
WHERE chat_id = ANY(%(chats)s) ORDER BY chat_id, coalesce(thread, 0) FOR UPDATE;

-- name: due_subscriptions
-- By the index of those that can be due.
SELECT number, data FROM subscriptions
WHERE next_due_at <= %(now)s AND halted IS NULL AND NOT is_paused
ORDER BY next_due_at, number LIMIT %(limit)s;

-- name: add_subscription
-- The lock of the chat is held, so that it is not paused meanwhile and nobody else subscribes the target.
INSERT INTO subscriptions (chat_id, thread, next_due_at, halted, data, is_paused)
VALUES (
    %(chat)s, %(thread)s, %(next_due_at)s, %(halted)s, %(data)s::json,
    EXISTS (SELECT FROM chats WHERE id = %(chat)s AND paused IS NOT NULL)
);

-- name: replace_subscription
UPDATE subscriptions
SET chat_id = %(chat)s, thread = %(thread)s, next_due_at = %(next_due_at)s, halted = %(halted)s,
    data = %(data)s::json
WHERE number = %(number)s;

-- name: remove_subscription
DELETE FROM subscriptions WHERE number = %(number)s;

-- name: forget_subscriptions
DELETE FROM subscriptions WHERE chat_id = %(chat)s RETURNING number;
