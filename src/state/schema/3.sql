-- What holds an approved request back, until when (NULL: until a person lets it go), and why.
CREATE TABLE holds (
  request TEXT PRIMARY KEY,
  kind TEXT NOT NULL,          -- window retry budget person
  until TEXT,                  -- RFC 3339
  why TEXT NOT NULL,
  since TEXT NOT NULL
) WITHOUT ROWID;

-- Every try of an effect: history, a service's latency and success, what counts against a budget.
CREATE TABLE attempts (
  seq INTEGER PRIMARY KEY,
  request TEXT NOT NULL,
  service TEXT NOT NULL,
  action TEXT NOT NULL,
  at TEXT NOT NULL,            -- when it began
  took_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL,       -- begun done doubt away transient authentication refused data
  why TEXT NOT NULL,
  amount TEXT                  -- 12.00 EUR
);
CREATE INDEX attempts_request ON attempts (request);
CREATE INDEX attempts_at ON attempts (at);

-- Services in trouble, and no others: the breaker, kept across processes.
CREATE TABLE services (
  name TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,   -- in a row
  until TEXT,                  -- not tried before; NULL: closed still, or paused
  paused INTEGER NOT NULL,     -- 1: until a person says so
  why TEXT NOT NULL,
  since TEXT NOT NULL,         -- the first of them
  failed TEXT NOT NULL         -- the last of them
) WITHOUT ROWID;

-- Problems that a person was told of and that last.
CREATE TABLE alerts (
  name TEXT PRIMARY KEY,       -- service.webhook
  what TEXT NOT NULL,
  note TEXT NOT NULL,          -- the id of its note
  since TEXT NOT NULL
) WITHOUT ROWID;

-- When the yes was noted: what goes to a service goes in this order, however often it was tried.
ALTER TABLE intents ADD COLUMN approved TEXT;
