-- How far a source was read, once all that lies before is durable: JSON, whose form is the watcher's own.
CREATE TABLE cursors (
  source TEXT PRIMARY KEY,     -- imap:mara@imap.example.com:993/INBOX
  value TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

-- The messages of conversations, ours and theirs: where an answer belongs, and what a bounce is about.
CREATE TABLE messages (
  message_id TEXT PRIMARY KEY, -- without angle brackets, as it came
  item TEXT,                   -- the item that it is, or that it was attached to
  request TEXT,                -- the request that sent it
  people TEXT NOT NULL,        -- JSON: the addresses that it was from and to, in lower case
  at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX messages_item ON messages (item);
CREATE INDEX messages_request ON messages (request);

-- What a service made of an intent before the effect itself: the draft that is then sent.
CREATE TABLE drafts (
  key TEXT PRIMARY KEY,        -- the intent's
  draft TEXT NOT NULL,         -- the service's own id
  at TEXT NOT NULL
) WITHOUT ROWID;
