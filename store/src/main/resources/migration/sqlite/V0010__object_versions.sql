-- Versions of objects: the newest object of a key stays where it was, all else is here. The smaller its rank the newer it is.
ALTER TABLE object ADD COLUMN version TEXT NOT NULL DEFAULT '';

CREATE TABLE object_version (
  bucket TEXT NOT NULL,
  key TEXT NOT NULL,
  rank INTEGER NOT NULL,
  version TEXT NOT NULL,
  content TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (bucket, key, rank),
  UNIQUE (bucket, key, version)
) WITHOUT ROWID;
