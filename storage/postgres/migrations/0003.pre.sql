-- What replicas share beside the data: duties, updates, the pace of messages, and floods.
--
-- A process is alive until its deadline in the table processes. What is only of use for seconds is in unlogged
-- tables: it costs no write to disk, and is gone after a crash of the server.

-- Which process has a duty; when that is not alive, anybody may take it.
CREATE TABLE duties (
    duty text PRIMARY KEY,
    process text NOT NULL
);

-- How often something was changed that replicas have in memory.
CREATE TABLE changes (
    what text PRIMARY KEY,
    count bigint NOT NULL
);

-- Counts what is shown to readers, in the transaction that changes it.
CREATE FUNCTION count_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes AS kept (what, count) VALUES ('published', 1)
    ON CONFLICT (what) DO UPDATE SET count = kept.count + 1;
    RETURN NULL;
END;
$$;
CREATE TRIGGER published AFTER INSERT OR UPDATE ON records FOR EACH ROW
    WHEN (new.kind IN ('entries', 'versions')) EXECUTE FUNCTION count_publication();
CREATE TRIGGER withdrawn AFTER DELETE ON records FOR EACH ROW
    WHEN (old.kind IN ('entries', 'versions')) EXECUTE FUNCTION count_publication();

-- Targets that the process with the ticks is to check again; 0 is the chat itself.
CREATE TABLE revisits (
    chat_id bigint NOT NULL,
    thread bigint NOT NULL,
    PRIMARY KEY (chat_id, thread)
);

-- Messages that each process sent lately.
ALTER TABLE processes
    ADD COLUMN sent_in_minute integer NOT NULL DEFAULT 0,
    ADD COLUMN sent_in_hour integer NOT NULL DEFAULT 0;

-- The updates of Telegram that are processed, by whom, or were.
CREATE TABLE updates (
    number bigint PRIMARY KEY,
    process text NOT NULL,
    is_done boolean NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Which can be forgotten.
CREATE INDEX updates_at ON updates (at);

-- Pauses that Telegram asked for; chat 0 stands for all.
CREATE TABLE holds (
    chat_id bigint NOT NULL,
    pushes_only boolean NOT NULL,
    until timestamptz NOT NULL,
    PRIMARY KEY (chat_id, pushes_only)
);

-- The moment of the next message at the free and at the paid pace.
CREATE UNLOGGED TABLE lines (
    line text PRIMARY KEY,
    next_at timestamptz NOT NULL
);

-- When a person may get the whole burst again, or when the latest messages to a group left, the oldest first.
CREATE UNLOGGED TABLE chat_paces (
    chat_id bigint PRIMARY KEY,
    free_at timestamptz NOT NULL,
    left_at timestamptz[] NOT NULL DEFAULT '{}'
);

-- The latest messages of a person, the oldest first, and what was done with the last one.
CREATE UNLOGGED TABLE heard (
    person bigint PRIMARY KEY,
    moments timestamptz[] NOT NULL,
    hearing text NOT NULL
);

-- What was asked, and whether the last to ask was the first one within a time.
CREATE UNLOGGED TABLE asked (
    what text PRIMARY KEY,
    until timestamptz NOT NULL,
    is_first boolean NOT NULL
);

-- Take the next turn of a line for some messages to a chat. Spans are seconds; 0 is no limit.
--
-- Several messages at once get the middle of so many turns that no second has more than others. "wait" is the
-- time until the turn; if "held" is not null, none was taken, and "wait" is how long that chat (0: all) is held.
-- Every caller locks the chat before the line.
CREATE FUNCTION take_turn(
    asked_line text,
    step double precision,
    asked_chat bigint,
    weight integer,
    is_push boolean,
    person_pause double precision,
    person_burst integer,
    group_most integer,
    group_span double precision,
    OUT wait double precision,
    OUT held bigint,
    OUT pushes_only boolean
) LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    is_group boolean := asked_chat < 0;
    is_paced boolean := CASE WHEN asked_chat < 0 THEN group_most ELSE person_pause END > 0;
    pace chat_paces;
    kept timestamptz[];
    over integer;
    slot timestamptz;
BEGIN
    SELECT extract(epoch FROM each.until - moment), each.chat_id, each.pushes_only
    INTO wait, held, pushes_only
    FROM holds AS each
    WHERE each.chat_id IN (0, asked_chat) AND each.until > moment AND (is_push OR NOT each.pushes_only)
    ORDER BY each.until DESC LIMIT 1;
    IF FOUND THEN
        RETURN;
    END IF;
    IF is_paced THEN
        INSERT INTO chat_paces (chat_id, free_at) VALUES (asked_chat, moment) ON CONFLICT DO NOTHING;
        SELECT * INTO pace FROM chat_paces WHERE chat_id = asked_chat FOR UPDATE;
        moment := clock_timestamp();
        IF is_group THEN
            SELECT coalesce(array_agg(each ORDER BY each), '{}') INTO kept
            FROM unnest(pace.left_at) AS each WHERE each > moment - make_interval(secs => group_span);
            over := cardinality(kept) + least(weight, group_most) - group_most;
            IF over > 0 THEN
                wait := extract(epoch FROM kept[over] - moment) + group_span;
            END IF;
        ELSE
            wait := extract(epoch FROM pace.free_at - moment)
                - person_pause * (person_burst - least(weight, person_burst));
        END IF;
        IF wait > 0 THEN
            held := asked_chat;
            pushes_only := false;
            RETURN;
        END IF;
    END IF;
    slot := moment;
    IF step > 0 THEN
        INSERT INTO lines AS kept (line, next_at)
        VALUES (asked_line, clock_timestamp() + make_interval(secs => step * (2 * weight - 1)))
        ON CONFLICT (line) DO UPDATE
        SET next_at = greatest(kept.next_at, clock_timestamp()) + make_interval(secs => step * (2 * weight - 1))
        RETURNING kept.next_at - make_interval(secs => step * weight) INTO slot;
    END IF;
    IF is_paced THEN
        UPDATE chat_paces AS each
        SET free_at = greatest(each.free_at, slot) + make_interval(secs => person_pause * weight),
            left_at = CASE WHEN is_group THEN kept || array_fill(slot, ARRAY[weight]) ELSE '{}' END
        WHERE each.chat_id = asked_chat;
    END IF;
    wait := greatest(0, extract(epoch FROM slot - clock_timestamp()));
END;
$$;
