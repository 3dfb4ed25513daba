-- Events that archives keep, for replays.
CREATE TABLE archived_event (
  archive TEXT NOT NULL,
  at INTEGER NOT NULL,
  number INTEGER NOT NULL,
  event TEXT NOT NULL,
  sum INTEGER,
  PRIMARY KEY (archive, at, number)
) WITHOUT ROWID;
