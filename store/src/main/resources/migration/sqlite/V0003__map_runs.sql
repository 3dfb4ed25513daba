-- The runs of distributed Map states: how each stands, and its items in parts of some hundred.
CREATE TABLE map_run (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  execution INTEGER NOT NULL,
  event INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX map_run_execution ON map_run (execution, event);

CREATE TABLE map_items (
  run INTEGER NOT NULL,
  first INTEGER NOT NULL,
  count INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, first)
) WITHOUT ROWID;

-- Executions that a map run started; ids grow with the items' order.
ALTER TABLE execution ADD COLUMN map_run INTEGER;
ALTER TABLE execution ADD COLUMN map_first INTEGER;
ALTER TABLE execution ADD COLUMN map_items INTEGER;
CREATE INDEX execution_map_run ON execution (map_run) WHERE map_run IS NOT NULL;
CREATE INDEX execution_map_run_status ON execution (map_run, status) WHERE map_run IS NOT NULL;
