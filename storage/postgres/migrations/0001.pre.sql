-- Chats, subscriptions, sightings, and the outbox.
--
-- A thread is the id of a topic; in the tables of the outbox 0 stands for the chat itself, so that the thread
-- can be part of a key. What is opaque to the database is json, as it was written: jsonb refuses NUL.

CREATE TABLE chats (
    id bigint PRIMARY KEY,
    kind text NOT NULL,
    since timestamptz NOT NULL,
    language text,
    paused text,
    greeted boolean NOT NULL DEFAULT false,
    statement text,
    manages bigint[] NOT NULL DEFAULT '{}'
);
-- Who manages a group or channel.
CREATE INDEX chats_manages ON chats USING gin (manages) WHERE manages <> '{}';

CREATE TABLE subscriptions (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat_id bigint NOT NULL,
    thread bigint,
    next_due_at timestamptz,
    halted text,
    -- Whether the chat is paused; it changes with the chat.
    is_paused boolean NOT NULL DEFAULT false,
    -- The whole subscription, as storage.documents writes it.
    data json NOT NULL
);
CREATE UNIQUE INDEX subscriptions_target ON subscriptions (chat_id, coalesce(thread, 0));
-- Which are due first.
CREATE INDEX subscriptions_due ON subscriptions (next_due_at, number) WHERE halted IS NULL AND NOT is_paused;

CREATE TABLE sightings (
    name text PRIMARY KEY,
    at timestamptz NOT NULL
);

CREATE TABLE bodies (
    hash text PRIMARY KEY,
    -- The whole body, as storage.documents writes it.
    data json NOT NULL,
    -- The chat from which it copies a message.
    copied_from bigint,
    -- The people and chats that its text names.
    people bigint[] NOT NULL DEFAULT '{}'
);
CREATE INDEX bodies_copied_from ON bodies (copied_from) WHERE copied_from IS NOT NULL;
CREATE INDEX bodies_people ON bodies USING gin (people) WHERE people <> '{}';

CREATE TABLE rows (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occurrence text NOT NULL,
    chat_id bigint NOT NULL,
    thread bigint NOT NULL,
    part integer NOT NULL,
    body text NOT NULL,
    due_at timestamptz NOT NULL,
    expires_at timestamptz,
    silent boolean NOT NULL,
    -- Never 'leased': that is in the table leases.
    state text NOT NULL,
    attempts integer NOT NULL,
    message_id bigint,
    other_message_ids bigint[] NOT NULL,
    reason text,
    closed_at timestamptz
);
CREATE UNIQUE INDEX rows_key ON rows (occurrence, chat_id, thread, part);
-- The rows of an occurrence, in the order in which they were added.
CREATE INDEX rows_occurrence ON rows (occurrence, number);
-- The open rows of a target, the next one first.
CREATE INDEX rows_open ON rows (chat_id, thread, (state <> 'retry_at'), due_at, number)
    WHERE state IN ('pending', 'retry_at');
-- All rows of a chat.
CREATE INDEX rows_chat ON rows (chat_id, number);
-- Rows that can be removed, the oldest first.
CREATE INDEX rows_closed ON rows (closed_at, number)
    WHERE closed_at IS NOT NULL AND state NOT IN ('pending', 'retry_at') AND occurrence NOT LIKE 'broadcast:%';
-- Whether a body is still referred to.
CREATE INDEX rows_body ON rows (body);

-- One line for each target that ever had a row. All changes of a target's rows and leases lock it first.
CREATE TABLE targets (
    chat_id bigint NOT NULL,
    thread bigint NOT NULL,
    -- The row that is to be leased next, and when it is due; none while one is leased.
    head bigint,
    due_at timestamptz,
    -- Whether the chat is paused; it changes with the chat.
    is_paused boolean NOT NULL DEFAULT false,
    PRIMARY KEY (chat_id, thread)
);
-- Which targets are due first.
CREATE INDEX targets_due ON targets (due_at, head) WHERE due_at IS NOT NULL AND NOT is_paused;

-- The replicas that are running.
CREATE TABLE processes (
    id text PRIMARY KEY,
    -- The number of the schema that it uses.
    version integer NOT NULL,
    -- When it counts as dead, in the time of the database.
    deadline timestamptz NOT NULL
);

-- The rows that are leased, by whom, and whether they are being sent.
CREATE TABLE leases (
    number bigint PRIMARY KEY,
    process text NOT NULL,
    is_begun boolean NOT NULL DEFAULT false
);
CREATE INDEX leases_process ON leases (process);
