-- What an execution was started through: a version, perhaps an alias.
ALTER TABLE execution ADD COLUMN version_arn TEXT COLLATE "C";
ALTER TABLE execution ADD COLUMN alias_arn TEXT COLLATE "C";
ALTER TABLE execution ADD COLUMN trace_header TEXT;
CREATE INDEX execution_version ON execution (version_arn, id) WHERE version_arn IS NOT NULL;
CREATE INDEX execution_alias ON execution (alias_arn, id) WHERE alias_arn IS NOT NULL;
