-- name: records_by_key
-- By the primary key.
SELECT key, number, data FROM records WHERE kind = %(kind)s AND key = ANY(%(keys)s);

-- name: find_records
-- In the order of the numbers, by records_in_order or by the primary key of record_terms.
-- The parts in braces are below; without a value to be found by, there is none.
SELECT r.number, r.data
FROM records AS r{joins}
WHERE r.kind = %(kind)s{conditions}
ORDER BY r.number{direction}
LIMIT %(limit)s;

-- name: count_records
-- As find_records, but it reads indexes only: r is the table of records or, with a value, that of terms.
SELECT count(*)
FROM {table} AS r{joins}
WHERE r.kind = %(kind)s{conditions};

-- name: first_term
-- Part of count_records: the first of the wanted values.
AND r.term = {term} AND r.value = {value}

-- name: another_term
-- Part of find_records and count_records: a wanted value. A record has each value once, so no row is doubled.
JOIN record_terms AS {alias}
    ON {alias}.kind = %(kind)s AND {alias}.number = r.number AND {alias}.term = {term} AND {alias}.value = {value}

-- name: term_between
-- Part of find_records and count_records: a range of values. A record may have several values in it.
AND EXISTS (
    SELECT FROM record_terms AS t
    WHERE t.kind = %(kind)s AND t.number = r.number AND t.term = {term} AND t.value BETWEEN {first} AND {last}
)

-- name: after_number
-- Part of find_records: the next page. Each table is told: the planner derives no comparison from a join.
AND {alias}.number > %(after)s

-- name: before_number
-- Part of find_records: the next page, newest first.
AND {alias}.number < %(after)s

-- name: records_naming
-- The records of all kinds that name a person, by the primary key of record_terms.
SELECT r.kind, r.number, r.data
FROM record_terms AS t JOIN records AS r USING (kind, number)
WHERE t.kind = ANY(%(kinds)s) AND t.term = %(term)s AND t.value = %(value)s
ORDER BY r.kind, r.number;

-- name: records_of_people
-- The records of a kind that name any of these people, in the order of the numbers, by the primary key of
-- record_terms. The array makes the planner read records by their numbers; a join reads all of them.
SELECT number, data
FROM records
WHERE kind = %(kind)s AND number = ANY(ARRAY(
    SELECT number FROM record_terms WHERE kind = %(kind)s AND term = %(term)s AND value = ANY(%(values)s)
))
ORDER BY number;

-- name: put_records
-- Adds records of a kind, or replaces those with their keys, with the values by which they are found.
WITH put AS (
    INSERT INTO records (kind, key, data)
    SELECT %(kind)s, key, data::json
    FROM unnest(%(keys)s::text[], %(data)s::text[]) WITH ORDINALITY AS wanted (key, data, place)
    ORDER BY place
    ON CONFLICT (kind, key) DO UPDATE SET data = excluded.data
    RETURNING key, number
), terms AS (
    SELECT term, value, number
    FROM put JOIN unnest(%(term_keys)s::text[], %(terms)s::text[], %(values)s::text[])
        AS wanted (key, term, value) USING (key)
), dropped AS (
    DELETE FROM record_terms AS old USING put
    WHERE old.number = put.number AND NOT EXISTS (
        SELECT FROM terms
        WHERE terms.number = old.number AND terms.term = old.term AND terms.value = old.value
    )
)
INSERT INTO record_terms (kind, term, value, number) SELECT %(kind)s, term, value, number FROM terms
ON CONFLICT DO NOTHING;

-- name: rename_records
-- They keep their numbers.
UPDATE records SET key = renamed.after
FROM unnest(%(before)s::text[], %(after)s::text[]) AS renamed (before, after)
WHERE kind = %(kind)s AND key = renamed.before;

-- name: remove_records
WITH gone AS (
    DELETE FROM records WHERE kind = %(kind)s AND key = ANY(%(keys)s) RETURNING number
)
DELETE FROM record_terms WHERE number IN (SELECT number FROM gone);

-- name: lock
-- Takes locks in their order, each alone or together with others; until the end of the transaction.
SELECT CASE WHEN is_alone THEN pg_advisory_xact_lock(number) ELSE pg_advisory_xact_lock_shared(number) END
FROM unnest(%(numbers)s::bigint[], %(alone)s::boolean[]) AS wanted (number, is_alone);

-- name: new_alias
SELECT nextval('record_aliases');

-- name: lower_alias
-- Records that name an alias may come from another store.
SELECT setval('record_aliases', %(alias)s) FROM record_aliases WHERE last_value > %(alias)s;

-- name: is_there
-- Whether the database has tables of this program.
SELECT to_regclass('records') IS NOT NULL;
