-- What counts for Telegram is when messages arrive. The places of a line know it, see the functions.
ALTER TABLE lines
    ADD COLUMN taken bigint NOT NULL DEFAULT 0,
    ADD COLUMN free_at timestamptz[] NOT NULL DEFAULT '{}';

-- Take the next turn of a line for some messages to a chat. Spans are seconds; 0 is no limit.
--
-- A line has as many places as messages may arrive in a second, taken in rotation: one that is taken again is
-- free since its last message arrived a second ago. So no second has more, whatever the way of each took.
-- Several messages at once get the middle of so many turns that no second has more than others. "wait" is the
-- time until the turn, and "number" how many messages had one so far; if "held" is not null, none was taken, and
-- "wait" is how long that chat (0: all) is held.
-- Every caller locks the chat before the line.
CREATE FUNCTION take_turn(
    asked_line text,
    step double precision,
    places integer,
    place_span double precision,
    asked_chat bigint,
    weight integer,
    is_push boolean,
    person_pause double precision,
    person_burst integer,
    group_most integer,
    group_span double precision,
    OUT wait double precision,
    OUT held bigint,
    OUT pushes_only boolean,
    OUT number bigint
) LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    is_group boolean := asked_chat < 0;
    is_paced boolean := CASE WHEN asked_chat < 0 THEN group_most ELSE person_pause END > 0;
    pace chat_paces;
    kept timestamptz[];
    over integer;
    slot timestamptz;
    kept_line lines;
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
        INSERT INTO lines (line, next_at) VALUES (asked_line, slot) ON CONFLICT DO NOTHING;
        SELECT * INTO kept_line FROM lines WHERE line = asked_line FOR UPDATE;
        kept_line.next_at := greatest(kept_line.next_at, clock_timestamp());
        slot := kept_line.next_at + make_interval(secs => step * (weight - 1));
        number := kept_line.taken + weight;
        FOR nth IN 1 .. CASE WHEN places > 0 THEN weight ELSE 0 END LOOP
            slot := greatest(slot, kept_line.free_at[(kept_line.taken + nth) % places + 1]);
        END LOOP;
        FOR nth IN 1 .. CASE WHEN places > 0 THEN weight ELSE 0 END LOOP
            kept_line.free_at[(kept_line.taken + nth) % places + 1] :=
                slot + make_interval(secs => place_span);
        END LOOP;
        UPDATE lines
        SET next_at = kept_line.next_at + make_interval(secs => step * (2 * weight - 1)),
            taken = number,
            free_at = kept_line.free_at
        WHERE line = asked_line;
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

-- Keep the places of the messages with these turns until a moment, if they have not been taken again.
CREATE FUNCTION keep_places(
    asked_line text, last bigint, weight integer, places integer, until timestamptz
) RETURNS void LANGUAGE sql AS $$
    UPDATE lines SET free_at = ARRAY(
        SELECT CASE
            WHEN (last % places - place + 1 + places) % places < weight THEN greatest(free_at[place], until)
            ELSE free_at[place]
        END
        FROM generate_series(1, places) AS place ORDER BY place
    )
    WHERE line = asked_line AND taken < last - weight + 1 + places;
$$;
