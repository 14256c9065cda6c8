-- Small values by name: `root`, `last_run.watch`, …
CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What was seen at a source. `durable` is 0 from before the note is written until it is durable.
CREATE TABLE seen (
  key TEXT PRIMARY KEY,        -- account and the source's own id, or the content's digest
  item TEXT NOT NULL,
  durable INTEGER NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- Every request that the gate made: the authority on what was asked and what became of it.
CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  action TEXT NOT NULL,        -- name
  params TEXT NOT NULL,        -- canonical JSON
  seal TEXT NOT NULL,          -- SHA-256 of meaning and of the text that was drawn
  standing TEXT NOT NULL,      -- pending approved refused begun done
  verdict TEXT NOT NULL,       -- JSON of the verdict
  rule TEXT NOT NULL,
  proposal TEXT NOT NULL,      -- JSON: what, item, plan, step, by, auto
  name TEXT NOT NULL,          -- the note's file name
  asked TEXT NOT NULL,
  expires TEXT NOT NULL,
  approved_by TEXT,
  receipt TEXT,
  updated TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX requests_standing ON requests (standing);

-- The audit log's checkpoint: each of its files as the last writer left it (the greatest seq is the log's end),
-- and the lines that may not have reached the disk yet.
CREATE TABLE log_files (
  name TEXT PRIMARY KEY,       -- below Logs/: audit_2026-11-16.jsonl, archive/audit_2026-08-01.jsonl.zst
  size INTEGER NOT NULL,       -- bytes of its lines (of an archive: unpacked)
  first INTEGER NOT NULL,      -- seq of its first line and of its last
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL           -- SHA-256 of its last line
) WITHOUT ROWID;
CREATE INDEX log_files_seq ON log_files (seq);
CREATE TABLE log_pending (seq INTEGER PRIMARY KEY, file TEXT NOT NULL, offset INTEGER NOT NULL, line TEXT NOT NULL);
