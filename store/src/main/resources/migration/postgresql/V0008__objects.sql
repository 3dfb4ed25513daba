-- Objects in buckets: their contents are files, found again by size and time.
CREATE TABLE object (
  bucket TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  content TEXT COLLATE "C" NOT NULL UNIQUE,
  size BIGINT NOT NULL,
  modified BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (bucket, key)
);
