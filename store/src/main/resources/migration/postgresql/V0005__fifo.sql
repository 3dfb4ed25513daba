-- FIFO queues: the group of a message and its place there. Null and 0 in standard queues.
ALTER TABLE message ADD COLUMN ordered_in TEXT COLLATE "C";
ALTER TABLE message ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
CREATE INDEX message_order ON message (queue, ordered_in, sequence) WHERE ordered_in IS NOT NULL;
CREATE INDEX message_taken ON message (queue, ordered_in, visible_at)
  WHERE ordered_in IS NOT NULL AND receive_count > 0;

-- Groups that have messages: from when on their first may be received, and its place.
CREATE TABLE message_group (
  queue TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  ready_at BIGINT NOT NULL,
  head BIGINT NOT NULL,
  PRIMARY KEY (queue, name)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
CREATE INDEX message_group_ready ON message_group (queue, ready_at, head);

-- What a queue remembers for some minutes: messages sent, attempts to receive.
CREATE TABLE recollection (
  queue TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  what TEXT NOT NULL,
  until BIGINT NOT NULL,
  PRIMARY KEY (queue, key)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
CREATE INDEX recollection_until ON recollection (until);
