-- As V0007, for rows that had no sum yet: a time that is not as it was written is known too.
ALTER TABLE timer ADD COLUMN sum INTEGER;
ALTER TABLE recollection ADD COLUMN sum INTEGER;
