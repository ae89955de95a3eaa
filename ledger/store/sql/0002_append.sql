-- The one way into the log: a batch of appends, each with a verdict of its own.
--
-- The appends are judged in their order, as if each were alone and came after the one before:
--   seen      its (actor, request id) is stored already, here or earlier in the batch
--   conflict  a stream it writes or consulted has another version than it was decided on
--   recorded  it has the next position
-- A verdict is data, never an exception, so that one caller's conflict cannot abort the others.
CREATE FUNCTION ledger.append(
    streams            text[],     -- every stream written or consulted in this batch, once
    targets            integer[],  -- per append: the stream it writes, an index into streams
    expected           integer[],  -- per append: the version that stream must have
    types              text[],
    actors             text[],
    request_ids        text[],
    twins              integer[],  -- per append: the first one with the same actor and request id
    fingerprints       bytea,      -- per append: 32 bytes
    bodies             bytea,      -- per append: the entry from behind its recorded_at on
    body_ends          integer[],  -- per append: where its body ends in bodies
    consulted          integer[],  -- the streams consulted, indices into streams
    consulted_expected integer[],  -- and the version each must have
    consulted_ends     integer[]   -- per append: where its part ends in the two arrays above
) RETURNS TABLE (
    verdict      text,
    placed       bigint,       -- position of the entry recorded or seen
    placed_at    timestamptz,  -- its recorded_at
    same_content boolean,      -- seen: whether the fingerprint is the stored one
    clash        integer,      -- conflict: index of the stream
    clash_actual integer       -- conflict: the version it has
)
LANGUAGE plpgsql SECURITY DEFINER
-- Planning anew would take half of a small batch's time, so plans are made once, while the log is
-- small: a sequential scan chosen then would stay. Costs of what is switched off look huge, and
-- would have each call compiled.
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off
AS $$
DECLARE
    tick      CONSTANT interval := interval '1 microsecond';
    size      CONSTANT integer := cardinality(targets);
    base      bigint;
    head      bigint;
    sealed_at timestamptz;
    last_at   timestamptz;
    first_at  timestamptz;
    versions  integer[];
    stored    bigint[];
    verdicts  text[] := array_fill(NULL::text, ARRAY[size]);
    places    bigint[] := array_fill(NULL::bigint, ARRAY[size]);
    clashes   integer[] := array_fill(NULL::integer, ARRAY[size]);
    actuals   integer[] := array_fill(NULL::integer, ARRAY[size]);
    target    integer;
    stranger  integer;
BEGIN
    SELECT s.sealed_at INTO STRICT sealed_at FROM ledger.sealed s FOR UPDATE;
    -- Each statement below has a snapshot taken after the lock: it sees every earlier append.
    SELECT e.position, e.recorded_at INTO base, last_at
        FROM ledger.events e ORDER BY e.position DESC LIMIT 1;
    base := coalesce(base, 0);
    head := base;
    first_at := greatest(clock_timestamp(), last_at + tick, sealed_at + tick);
    versions := ARRAY(
        SELECT (SELECT e.version FROM ledger.events e WHERE e.stream = s.stream
                ORDER BY e.version DESC LIMIT 1)
        FROM unnest(streams) WITH ORDINALITY AS s (stream, ord) ORDER BY s.ord);
    stored := ARRAY(
        SELECT (SELECT e.position FROM ledger.events e
                WHERE e.actor = r.actor AND e.request_id = r.request_id)
        FROM unnest(actors, request_ids) WITH ORDINALITY AS r (actor, request_id, ord)
        ORDER BY r.ord);

    FOR i IN 1 .. size LOOP
        target := targets[i];
        stranger := NULL;
        IF stored[twins[i]] IS NOT NULL THEN
            verdicts[i] := 'seen';
            places[i] := stored[twins[i]];
            CONTINUE;
        END IF;
        -- A first entry has version 1, or 0 where a library numbers so.
        IF coalesce(versions[target] <> expected[i], expected[i] NOT IN (0, -1)) THEN
            stranger := target;
        END IF;
        FOR c IN coalesce(consulted_ends[i - 1], 0) + 1 .. consulted_ends[i] LOOP
            EXIT WHEN stranger IS NOT NULL;
            IF coalesce(versions[consulted[c]], 0) <> consulted_expected[c] THEN
                stranger := consulted[c];
            END IF;
        END LOOP;
        IF stranger IS NOT NULL THEN
            verdicts[i] := 'conflict';
            clashes[i] := stranger;
            actuals[i] := coalesce(versions[stranger], 0);
            CONTINUE;
        END IF;
        head := head + 1;
        verdicts[i] := 'recorded';
        places[i] := head;
        stored[twins[i]] := head;
        versions[target] := expected[i] + 1;
    END LOOP;

    IF head > base THEN
        INSERT INTO ledger.events
            (position, stream, version, recorded_at, type, actor, request_id, fingerprint, entry)
        SELECT n.place, streams[n.target], n.expected + 1, n.moment, n.type, n.actor, n.request_id,
               substring(fingerprints FROM 32 * n.ord::integer - 31 FOR 32),
               convert_to('{"recorded_at":"' || to_char(n.moment AT TIME ZONE 'UTC',
                          'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '",', 'UTF8')
               || substring(bodies FROM n.body_start + 1 FOR n.body_end - n.body_start)
        FROM (
            SELECT a.*, first_at + (a.place - base - 1) * tick AS moment,
                   coalesce(body_ends[a.ord::integer - 1], 0) AS body_start
            FROM unnest(verdicts, places, targets, expected, types, actors, request_ids, body_ends)
                WITH ORDINALITY
                AS a (verdict, place, target, expected, type, actor, request_id, body_end, ord)
            WHERE a.verdict = 'recorded'
        ) AS n ORDER BY n.place;
        PERFORM pg_notify('ledger_head', head::text);
    END IF;

    RETURN QUERY
    SELECT v.verdict, v.place,
           CASE v.verdict
               WHEN 'recorded' THEN first_at + (v.place - base - 1) * tick
               WHEN 'seen' THEN
                   (SELECT e.recorded_at FROM ledger.events e WHERE e.position = v.place)
           END,
           CASE v.verdict WHEN 'seen' THEN
               (SELECT e.fingerprint = substring(fingerprints FROM 32 * v.ord::integer - 31 FOR 32)
                FROM ledger.events e WHERE e.position = v.place)
           END,
           v.clash, v.actual
    FROM unnest(verdicts, places, clashes, actuals) WITH ORDINALITY
        AS v (verdict, place, clash, actual, ord)
    ORDER BY v.ord;
END $$;

REVOKE ALL ON FUNCTION ledger.append FROM PUBLIC;
