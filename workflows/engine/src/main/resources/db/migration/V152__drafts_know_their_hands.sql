-- Who acted, by the login's lasting id: four eyes are counted over all that had a hand in a draft, not over its last writer
-- alone. Empty of acts from before.
ALTER TABLE draft_act ADD COLUMN who_id VARCHAR(64);
