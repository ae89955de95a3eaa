-- The one read model, made in whatever schema comes first on the search path.

-- A fact as it was known in [known_from, known_until), both positions; known_until is NULL while
-- it is known so. Educators' facts are items of their timelines, corrections applied; those of
-- other streams stand as they were recorded, one row a version, and are never closed.
CREATE TABLE facts (
    stream          text    NOT NULL COLLATE "C",
    fact_id         text    NOT NULL COLLATE "C",
    kind            text    NOT NULL COLLATE "C",
    reference       boolean NOT NULL,
    district_id     text    COLLATE "C",
    effective_from  date,
    effective_until date,
    known_from      bigint  NOT NULL,
    known_until     bigint,
    payload         bytea   NOT NULL,
    CHECK (known_until > known_from),
    PRIMARY KEY (fact_id, known_from)
) WITH (fillfactor = 90);  -- closing a row changes no index, so it can stay on its page

CREATE INDEX facts_stream ON facts (stream, known_from);
CREATE INDEX facts_district ON facts (district_id, kind, stream) WHERE district_id IS NOT NULL;
CREATE INDEX facts_reference ON facts (known_from) WHERE reference;

-- Up to which position the facts are told, the last position at which anything but an educator's
-- stream changed, and why the next entry cannot be read, where that is so.
CREATE TABLE tracking (
    one                boolean PRIMARY KEY DEFAULT true CHECK (one),
    shape              text    NOT NULL,
    position           bigint  NOT NULL DEFAULT 0,
    reference_position bigint  NOT NULL DEFAULT 0,
    failure            text
);
