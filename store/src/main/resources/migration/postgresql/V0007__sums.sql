-- A number over what a row says, by which one that is not as it was written is known. Null in rows of the time
-- before, and where a migration or a person changed what it says.
ALTER TABLE execution ADD COLUMN sum INTEGER;
ALTER TABLE outbox ADD COLUMN sum INTEGER;
ALTER TABLE resource ADD COLUMN sum INTEGER;
ALTER TABLE message ADD COLUMN sum INTEGER;
ALTER TABLE mail ADD COLUMN sum INTEGER;
ALTER TABLE map_run ADD COLUMN sum INTEGER;
ALTER TABLE map_items ADD COLUMN sum INTEGER;
ALTER TABLE content ADD COLUMN sum INTEGER;
