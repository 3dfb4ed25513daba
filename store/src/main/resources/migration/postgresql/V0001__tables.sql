-- The tables of SQLite's migrations, in PostgreSQL's types. Times are epoch milliseconds. Keys are compared
-- byte by byte, as everywhere here. Tables whose rows come and go are swept early and often.

-- Written when an execution starts and when it ends.
CREATE TABLE execution (
  id BIGINT PRIMARY KEY,
  arn TEXT COLLATE "C" NOT NULL UNIQUE,
  machine_arn TEXT COLLATE "C" NOT NULL,
  definition TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  stopped_at BIGINT,
  held_because TEXT
);
CREATE INDEX execution_machine ON execution (machine_arn, id);
CREATE INDEX execution_machine_status ON execution (machine_arn, status, id);
CREATE INDEX execution_status ON execution (status, id);
CREATE INDEX execution_held ON execution (id) WHERE held_because IS NOT NULL;

-- Append-only; the id is the entry's version. One writer at a time, so ids grow in the order of commits.
CREATE TABLE journal (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  execution BIGINT NOT NULL,
  last_event BIGINT NOT NULL,
  entry BYTEA NOT NULL
);
CREATE INDEX journal_execution ON journal (execution, last_event, id);

CREATE TABLE timer (
  id BIGINT PRIMARY KEY,
  due BIGINT NOT NULL,
  owner TEXT NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
CREATE INDEX timer_due ON timer (due, id);

CREATE TABLE outbox (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  due BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  body TEXT NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
CREATE INDEX outbox_due ON outbox (due, id);

CREATE TABLE resource (
  kind TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);

CREATE TABLE message (
  id BIGINT PRIMARY KEY,
  queue TEXT COLLATE "C" NOT NULL,
  message_id TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  visible_at BIGINT NOT NULL,
  receive_count INTEGER NOT NULL,
  first_received_at BIGINT,
  receipt BIGINT NOT NULL,
  attributes TEXT NOT NULL,
  body TEXT NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
CREATE INDEX message_visible ON message (queue, visible_at, id);

CREATE TABLE mail (
  id BIGINT PRIMARY KEY,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT,
  sent_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last_error TEXT
);
