-- Marks the file as Hostkeeper's: "HKPR".
PRAGMA application_id = 1212895314;

-- All times are UTC in ISO 8601 with nine digits of a second, so that text sorts as time does.
-- All codes are words, never ordinals.

CREATE TABLE host (
    name            TEXT NOT NULL PRIMARY KEY,
    sudo            TEXT NOT NULL,
    user            TEXT,                       -- this and the next six are empty for the machine of the console itself
    address         TEXT,
    port            INTEGER CHECK (port BETWEEN 1 AND 65535),
    identities_only INTEGER CHECK (identities_only IN (0, 1)),
    agent_socket    TEXT,
    jump            TEXT REFERENCES host (name) ON UPDATE CASCADE ON DELETE RESTRICT,
    CHECK ((user IS NULL) = (address IS NULL) AND (user IS NULL) = (port IS NULL) AND (user IS NULL) = (identities_only IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX host_jump ON host (jump);

CREATE TABLE host_identity (
    host     TEXT NOT NULL REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL,
    path     TEXT NOT NULL,
    PRIMARY KEY (host, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE host_tag (
    host TEXT NOT NULL REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE,
    tag  TEXT NOT NULL,
    PRIMARY KEY (host, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_section (
    host    TEXT NOT NULL REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE,
    probe   TEXT NOT NULL,
    version INTEGER NOT NULL,
    taken   TEXT NOT NULL,
    answer  TEXT NOT NULL,
    PRIMARY KEY (host, probe)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- No reference to host: the record of what was done outlives the host.
CREATE TABLE journal (
    number        INTEGER NOT NULL PRIMARY KEY,
    at            TEXT NOT NULL,
    console       TEXT NOT NULL,
    plan          TEXT NOT NULL,
    host          TEXT NOT NULL,
    event         TEXT NOT NULL,
    step          INTEGER,
    details       TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
) STRICT;

CREATE INDEX journal_plan ON journal (plan, number);

-- Where the chain ends: lines that were cut off its end are missed by it.
CREATE TABLE journal_head (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    number   INTEGER NOT NULL,
    hash     TEXT NOT NULL
) STRICT;

INSERT INTO journal_head (only_row, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER journal_is_not_altered BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only');
END;

CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal
WHEN NEW.number IS NOT (SELECT number + 1 FROM journal_head)
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only');
END;
