-- Brokers as the operator wrote them down; passwords are among the secrets.
CREATE TABLE broker (
    name       TEXT NOT NULL PRIMARY KEY,
    address    TEXT NOT NULL,
    port       INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    encryption TEXT NOT NULL CHECK (encryption IN ('none', 'system-trust', 'authority')),
    authority  TEXT,                            -- a path, with encryption 'authority' only
    user       TEXT,
    prefix     TEXT NOT NULL,
    rest       TEXT,
    host       TEXT,                            -- no reference: a broker outlives the hosts that are taken out
    CHECK ((authority IS NULL) = (encryption <> 'authority'))
) STRICT, WITHOUT ROWID;

-- Retained messages that were cleared, to be put back. They may be forgotten, which the journal must not be.
CREATE TABLE cleared_message (
    plan    TEXT NOT NULL PRIMARY KEY,
    broker  TEXT NOT NULL,
    topic   TEXT NOT NULL,
    payload BLOB NOT NULL,
    qos     INTEGER NOT NULL CHECK (qos BETWEEN 0 AND 2),
    at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX cleared_message_at ON cleared_message (at);
