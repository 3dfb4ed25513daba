-- What an execution was started through: a version, perhaps an alias.
ALTER TABLE execution ADD COLUMN version_arn TEXT;
ALTER TABLE execution ADD COLUMN alias_arn TEXT;
ALTER TABLE execution ADD COLUMN trace_header TEXT;
CREATE INDEX execution_version ON execution (version_arn) WHERE version_arn IS NOT NULL;
CREATE INDEX execution_alias ON execution (alias_arn) WHERE alias_arn IS NOT NULL;

-- Machines have a type, numbers for their versions, and may be about to go.
UPDATE resource
  SET body = json_set(body, '$.type', 'STANDARD', '$.lastVersion', 0, '$.deleting', json('false'))
  WHERE kind = 'STATE_MACHINE';
