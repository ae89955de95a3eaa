-- Time to position. Positions have no gaps and recorded_at strictly increases with them, so the
-- log is its own index of time.

-- Closes the past: no later entry gets a recorded_at at or before `until`. False, and nothing
-- done, where `until` is still to come by the database's clock.
CREATE FUNCTION ledger.seal(until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger.sealed s WHERE s.sealed_at >= until) THEN
        RETURN true;
    END IF;
    IF until > clock_timestamp() THEN
        RETURN false;
    END IF;
    -- Waits for an append in flight, which may yet record before that.
    UPDATE ledger.sealed SET sealed_at = until WHERE sealed_at < until;
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION ledger.seal FROM PUBLIC;

-- Position of the last entry with recorded_at at or before `known_at`; 0 where there is none.
CREATE FUNCTION ledger.position_at(known_at timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    known   bigint := 0;
    unknown bigint := 1 + coalesce((SELECT max(e.position) FROM ledger.events e), 0);
    middle  bigint;
BEGIN
    WHILE unknown - known > 1 LOOP
        middle := (known + unknown) / 2;
        IF (SELECT e.recorded_at <= known_at FROM ledger.events e WHERE e.position = middle) THEN
            known := middle;
        ELSE
            unknown := middle;
        END IF;
    END LOOP;
    RETURN known;
END $$;

REVOKE ALL ON FUNCTION ledger.position_at FROM PUBLIC;
