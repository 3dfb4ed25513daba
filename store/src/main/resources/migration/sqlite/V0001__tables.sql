-- Laid out so that a step of an execution touches few pages: one journal row, its place in one index,
-- and the rows of the timers and calls that the step sets or ends. Times are epoch milliseconds.

-- Written when an execution starts and when it ends.
CREATE TABLE execution (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  machine_arn TEXT NOT NULL,
  definition TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  held_because TEXT
);
-- An index ends with the row's id, so each of these is in the order of time.
CREATE INDEX execution_machine ON execution (machine_arn);
CREATE INDEX execution_machine_status ON execution (machine_arn, status);
CREATE INDEX execution_status ON execution (status);
CREATE INDEX execution_held ON execution (id) WHERE held_because IS NOT NULL;

-- Append-only; the id is the entry's version.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  execution INTEGER NOT NULL,
  last_event INTEGER NOT NULL,
  entry BLOB NOT NULL
);
CREATE INDEX journal_execution ON journal (execution, last_event);

CREATE TABLE timer (
  id INTEGER PRIMARY KEY,
  due INTEGER NOT NULL,
  owner TEXT NOT NULL
);
CREATE INDEX timer_due ON timer (due);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX outbox_due ON outbox (due);

CREATE TABLE resource (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  queue TEXT NOT NULL,
  message_id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  visible_at INTEGER NOT NULL,
  receive_count INTEGER NOT NULL,
  first_received_at INTEGER,
  receipt INTEGER NOT NULL,
  attributes TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX message_visible ON message (queue, visible_at);

CREATE TABLE mail (
  id INTEGER PRIMARY KEY,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT,
  sent_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_error TEXT
);
