-- Events that archives keep, for replays.
CREATE TABLE archived_event (
  archive TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  number BIGINT NOT NULL,
  event TEXT NOT NULL,
  sum INTEGER,
  PRIMARY KEY (archive, at, number)
);
