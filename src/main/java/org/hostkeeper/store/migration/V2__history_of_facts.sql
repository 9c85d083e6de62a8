-- How hosts were over time. A slot is five minutes, counted from 1970: one sample in each, the newest; after a day, one
-- an hour. Without levels the host was asked and did not answer.
CREATE TABLE fact_sample (
    host         TEXT NOT NULL REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE,
    slot         INTEGER NOT NULL,
    taken        TEXT NOT NULL,
    load         REAL,                          -- for each processor
    memory       REAL,                          -- this and the next: used part, 0 to 1
    disk         REAL,
    failed_units INTEGER,
    PRIMARY KEY (host, slot),
    CHECK ((load IS NULL) = (memory IS NULL) AND (load IS NULL) = (failed_units IS NULL) AND (disk IS NULL OR load IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- What happened on hosts by itself.
CREATE TABLE fact_event (
    host   TEXT NOT NULL REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE,
    taken  TEXT NOT NULL,
    kind   TEXT NOT NULL,
    thing  TEXT NOT NULL,                       -- the unit or mount point, empty for the host itself
    detail TEXT NOT NULL,
    PRIMARY KEY (host, thing, kind, taken)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_event_taken ON fact_event (taken);
