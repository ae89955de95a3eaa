-- The log: one row an entry, in the order in which the entries became known.

-- `entry` holds the exact bytes that are recorded, hashed and handed to an auditor; the other
-- columns repeat what the database must search by, and the request's fingerprint.
CREATE TABLE ledger.events (
    position    bigint      NOT NULL CHECK (position >= 1),
    stream      text        NOT NULL COLLATE "C",
    version     integer     NOT NULL,
    recorded_at timestamptz NOT NULL,
    type        text        NOT NULL COLLATE "C",
    actor       text        NOT NULL COLLATE "C",
    request_id  text        NOT NULL COLLATE "C",
    fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    entry       bytea       NOT NULL CHECK (octet_length(entry) <= 65535),
    CONSTRAINT events_position PRIMARY KEY (position),
    CONSTRAINT events_stream_version UNIQUE (stream, version),
    CONSTRAINT events_request UNIQUE (actor, request_id)
);

-- The instant up to which the past is closed. Its only row is also the lock of every append.
-- The head itself is the last row of `events`: nothing is updated as the log grows, so a long
-- running reader cannot bloat the row every append must visit.
CREATE TABLE ledger.sealed (
    one       boolean     PRIMARY KEY DEFAULT true CHECK (one),
    sealed_at timestamptz NOT NULL
);
INSERT INTO ledger.sealed (sealed_at) VALUES ('-infinity');

CREATE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'ledger.% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.events
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON ledger.sealed
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.refuse_unsealing() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.sealed_at < OLD.sealed_at THEN
        RAISE EXCEPTION 'ledger.sealed cannot go back from % to %', OLD.sealed_at, NEW.sealed_at
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER only_forward BEFORE UPDATE ON ledger.sealed
    FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unsealing();

-- Only the owner writes; the service calls the functions that follow.
REVOKE ALL ON ledger.events, ledger.sealed FROM PUBLIC;
