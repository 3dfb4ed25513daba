-- Versions of objects: the newest object of a key stays where it was, all else is here. The smaller its rank the newer it is.
ALTER TABLE object ADD COLUMN version TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE object_version (
  bucket TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  rank BIGINT NOT NULL,
  version TEXT COLLATE "C" NOT NULL,
  content TEXT COLLATE "C" NOT NULL UNIQUE,
  size BIGINT NOT NULL,
  modified BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (bucket, key, rank),
  UNIQUE (bucket, key, version)
);
