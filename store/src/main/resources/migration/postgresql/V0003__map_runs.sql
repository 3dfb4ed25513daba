-- The runs of distributed Map states: how each stands, and its items in parts of some hundred.
CREATE TABLE map_run (
  id BIGINT PRIMARY KEY,
  arn TEXT COLLATE "C" NOT NULL UNIQUE,
  execution BIGINT NOT NULL,
  event BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX map_run_execution ON map_run (execution, event);

CREATE TABLE map_items (
  run BIGINT NOT NULL,
  first BIGINT NOT NULL,
  count INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, first)
);

-- Executions that a map run started; ids grow with the items' order.
ALTER TABLE execution ADD COLUMN map_run BIGINT;
ALTER TABLE execution ADD COLUMN map_first BIGINT;
ALTER TABLE execution ADD COLUMN map_items INTEGER;
CREATE INDEX execution_map_run ON execution (map_run, id) WHERE map_run IS NOT NULL;
CREATE INDEX execution_map_run_status ON execution (map_run, status, id) WHERE map_run IS NOT NULL;
