-- Objects in buckets: their contents are files, found again by size and time.
CREATE TABLE object (
  bucket TEXT NOT NULL,
  key TEXT NOT NULL,
  content TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (bucket, key)
) WITHOUT ROWID;
