-- What replicas share beside the data. All moments are those of the database.

-- name: beat
-- Takes the duties that this process has already or that nobody has who is alive; returns those that it has
-- now, what was changed how often, what the others have sent, and how many are alive.
WITH sent AS (
    UPDATE processes SET sent_in_minute = %(in_minute)s, sent_in_hour = %(in_hour)s WHERE id = %(process)s
), taken AS (
    INSERT INTO duties AS kept (duty, process)
    SELECT duty, %(process)s FROM unnest(%(duties)s::text[]) AS duty ORDER BY duty
    ON CONFLICT (duty) DO UPDATE SET process = excluded.process
    WHERE kept.process = excluded.process OR %(takes_over)s AND NOT EXISTS (
        SELECT FROM processes WHERE id = kept.process AND deadline > clock_timestamp()
    )
    RETURNING duty
)
SELECT
    coalesce((SELECT array_agg(duty) FROM taken), '{}'),
    (SELECT json_object_agg(what, count) FROM changes),
    coalesce(sum(sent_in_minute) FILTER (WHERE id <> %(process)s), 0)::integer,
    coalesce(sum(sent_in_hour) FILTER (WHERE id <> %(process)s), 0)::integer,
    count(*)::integer
FROM processes WHERE deadline > clock_timestamp();

-- name: leave
-- Gives up all duties.
DELETE FROM duties WHERE process = %(process)s;

-- name: purge
-- Removes what is over, and returns nothing.
WITH updates AS (
    DELETE FROM updates WHERE at < clock_timestamp() - interval '2 days'
), holds AS (
    DELETE FROM holds WHERE until < clock_timestamp()
), paces AS (
    DELETE FROM chat_paces WHERE free_at < clock_timestamp() - interval '2 minutes'
), heard AS (
    DELETE FROM heard WHERE moments[cardinality(moments)] < clock_timestamp() - interval '1 minute'
), asked AS (
    DELETE FROM asked WHERE until < clock_timestamp()
)
DELETE FROM processes WHERE deadline < clock_timestamp() - interval '1 day' RETURNING 1;

-- name: clear_updates
DELETE FROM updates RETURNING 1;

-- name: clear_holds
DELETE FROM holds RETURNING 1;

-- name: claim
-- Claims updates that nobody has claimed who is alive, and that were not processed; returns for each whether
-- it was claimed, and whether it was processed before.
WITH claimed AS (
    INSERT INTO updates AS kept (number, process, is_done)
    SELECT number, %(process)s, false FROM unnest(%(numbers)s::bigint[]) AS number ORDER BY number
    ON CONFLICT (number) DO UPDATE SET process = excluded.process
    WHERE NOT kept.is_done AND (kept.process = excluded.process OR %(takes_over)s AND NOT EXISTS (
        SELECT FROM processes WHERE id = kept.process AND deadline > clock_timestamp()
    ))
    RETURNING number
)
SELECT
    number,
    EXISTS (SELECT FROM claimed WHERE claimed.number = each.number),
    EXISTS (SELECT FROM updates WHERE updates.number = each.number AND is_done)
FROM unnest(%(numbers)s::bigint[]) AS each (number);

-- name: finish
-- Records that updates were processed.
INSERT INTO updates AS kept (number, process, is_done)
SELECT number, %(process)s, true FROM unnest(%(numbers)s::bigint[]) AS number ORDER BY number
ON CONFLICT (number) DO UPDATE SET is_done = true
RETURNING number;

-- name: take_turn
-- The next turn of a line, as the function of that name in 0004.pre.sql says, and the moment after that.
SELECT wait, held, pushes_only, number, extract(epoch FROM clock_timestamp())::double precision FROM take_turn(
    %(line)s, %(step)s, %(places)s, %(place_span)s, %(chat)s, %(weight)s, %(is_push)s, %(person_pause)s,
    %(person_burst)s, %(group_most)s, %(group_span)s
);

-- name: keep_places
-- Keeps the places of messages that arrived late, as the function of that name in 0004.pre.sql says.
SELECT keep_places(
    %(line)s, %(number)s, %(weight)s, %(places)s, clock_timestamp() + make_interval(secs => %(seconds)s)
);

-- name: hold
-- Stores pauses; the longer of two with the same key counts. Returns one row.
WITH kept AS (
    INSERT INTO holds AS kept (chat_id, pushes_only, until)
    SELECT chat, pushes, max(clock_timestamp() + make_interval(secs => seconds))
    FROM unnest(%(chats)s::bigint[], %(pushes)s::boolean[], %(seconds)s::double precision[])
        AS each (chat, pushes, seconds)
    GROUP BY chat, pushes ORDER BY chat, pushes
    ON CONFLICT (chat_id, pushes_only) DO UPDATE SET until = greatest(kept.until, excluded.until)
)
INSERT INTO changes AS counted (what, count) VALUES (%(what)s, 1)
ON CONFLICT (what) DO UPDATE SET count = counted.count + 1
RETURNING count;

-- name: holds
-- The pauses that are not over.
SELECT chat_id, extract(epoch FROM until - clock_timestamp())::double precision, pushes_only
FROM holds WHERE until > clock_timestamp();

-- name: revisit
-- Adds a target that is to be checked again.
INSERT INTO revisits (chat_id, thread) VALUES (%(chat)s, %(thread)s)
ON CONFLICT DO NOTHING RETURNING chat_id;

-- name: take_revisits
-- Removes the targets that are to be checked again, and returns them.
DELETE FROM revisits RETURNING chat_id, thread;

-- name: hear
-- Counts a message of a person, and returns what is to be done with it.
INSERT INTO heard AS kept (person, moments, hearing)
VALUES (%(person)s, ARRAY[clock_timestamp()], 'let through')
ON CONFLICT (person) DO UPDATE SET
    moments = kept.moments[greatest(1, cardinality(kept.moments) - %(limit)s + 1):] || clock_timestamp(),
    hearing = CASE
        WHEN cardinality(kept.moments) < %(limit)s
            OR kept.moments[cardinality(kept.moments) - %(limit)s + 1]
                <= clock_timestamp() - make_interval(secs => %(seconds)s)
        THEN 'let through'
        WHEN kept.hearing = 'let through' THEN 'tell'
        ELSE 'ignore'
    END
RETURNING hearing;

-- name: is_first
-- Whether nobody asked the same within a time.
INSERT INTO asked AS kept (what, until, is_first)
VALUES (%(what)s, clock_timestamp() + make_interval(secs => %(seconds)s), true)
ON CONFLICT (what) DO UPDATE SET until = excluded.until, is_first = kept.until <= clock_timestamp()
RETURNING is_first;
