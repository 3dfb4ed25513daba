-- FIFO queues: the group of a message and its place there. Null and 0 in standard queues.
ALTER TABLE message ADD COLUMN ordered_in TEXT;
ALTER TABLE message ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_order ON message (queue, ordered_in, sequence) WHERE ordered_in IS NOT NULL;
CREATE INDEX message_taken ON message (queue, ordered_in, visible_at)
  WHERE ordered_in IS NOT NULL AND receive_count > 0;

-- Groups that have messages: from when on their first may be received, and its place.
CREATE TABLE message_group (
  queue TEXT NOT NULL,
  name TEXT NOT NULL,
  ready_at INTEGER NOT NULL,
  head INTEGER NOT NULL,
  PRIMARY KEY (queue, name)
) WITHOUT ROWID;
CREATE INDEX message_group_ready ON message_group (queue, ready_at, head);

-- What a queue remembers for some minutes: messages sent, attempts to receive.
CREATE TABLE recollection (
  queue TEXT NOT NULL,
  key TEXT NOT NULL,
  what TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (queue, key)
) WITHOUT ROWID;
CREATE INDEX recollection_until ON recollection (until);
