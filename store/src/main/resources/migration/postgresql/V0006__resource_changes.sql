-- Which change of resources was the last one: a node's writer asks, and knows whether what it has read still
-- holds. Counted by the database, so that no program and no hand forgets to. What comes and goes with each
-- execution, request or call is not counted, as no writer remembers it (KnownResources).
CREATE SEQUENCE resource_changes;
SELECT setval('resource_changes', 1, true);

CREATE FUNCTION resource_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM nextval(format('%I.resource_changes', TG_TABLE_SCHEMA)::regclass); RETURN NULL; END $$;

CREATE TRIGGER resource_put AFTER INSERT OR UPDATE ON resource FOR EACH ROW
WHEN (NEW.kind NOT IN ('ACTIVITY_TASK', 'CHILD_EXECUTION', 'CONFIRMATION', 'EMPTIED', 'FORGOTTEN', 'MESSAGE_MOVE',
  'REDRIVE', 'SCHEDULE', 'SET_ASIDE'))
EXECUTE FUNCTION resource_changed();

CREATE TRIGGER resource_deleted AFTER DELETE ON resource FOR EACH ROW
WHEN (OLD.kind NOT IN ('ACTIVITY_TASK', 'CHILD_EXECUTION', 'CONFIRMATION', 'EMPTIED', 'FORGOTTEN', 'MESSAGE_MOVE',
  'REDRIVE', 'SCHEDULE', 'SET_ASIDE'))
EXECUTE FUNCTION resource_changed();
