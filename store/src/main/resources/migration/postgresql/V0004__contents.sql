-- Large contents in parts: the code of functions, which every node may run.
CREATE TABLE content (
  key TEXT COLLATE "C" NOT NULL,
  part INTEGER NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (key, part)
);
