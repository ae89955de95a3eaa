-- The secret this database signs page tokens and cursors with, so that those of another database
-- are told apart. A copy of the database keeps it: cursors survive a restored backup.
CREATE TABLE ledger.token_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key bytea   NOT NULL CHECK (octet_length(key) = 32)
);
INSERT INTO ledger.token_key (key)
VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.token_key
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

REVOKE ALL ON ledger.token_key FROM PUBLIC;
