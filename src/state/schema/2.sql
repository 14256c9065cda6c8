-- Where the note of a request was last put by us: what a person moved is told from what a crash kept from its place.
ALTER TABLE requests ADD COLUMN placed TEXT;
UPDATE requests SET placed = CASE standing
  WHEN 'pending' THEN 'Pending_Approval' WHEN 'refused' THEN 'Rejected' WHEN 'done' THEN 'Done' ELSE 'Approved' END;

CREATE INDEX requests_asked ON requests (asked);
CREATE INDEX requests_placed ON requests (placed);

-- What was begun for a request: its key is made once and stays until it is sure that nothing happened under it.
CREATE TABLE intents (
  request TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  seal TEXT NOT NULL,          -- the drawing that it carries out
  begun TEXT NOT NULL,         -- when it was begun first
  tries INTEGER NOT NULL
) WITHOUT ROWID;

-- Plans as this machine made them: a plan's note is only as good as what is known of it here.
CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL,
  by TEXT NOT NULL,            -- playbook:invoice-requested
  auto INTEGER NOT NULL,       -- whether the playbook is marked so
  name TEXT NOT NULL,          -- its note's file name
  steps TEXT NOT NULL          -- JSON: each step with the digest of what it is, and the request that carries it
) WITHOUT ROWID;
