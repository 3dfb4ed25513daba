-- Large contents in parts.
CREATE TABLE content (
  key TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (key, part)
);
