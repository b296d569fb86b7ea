-- Empty for reviews from before there were acceptance, co-reviewers and an undo window.
ALTER TABLE review ADD COLUMN acceptance LONGTEXT;
ALTER TABLE review ADD COLUMN colleagues LONGTEXT;
ALTER TABLE review ADD COLUMN pending LONGTEXT;
-- When the pending decision takes effect; the worker's alarm.
ALTER TABLE review ADD COLUMN undo_until DATETIME(6);
CREATE INDEX review_undo_until ON review (undo_until);

-- The colleague for whom an officer acted; empty when he acted for himself.
ALTER TABLE review_history ADD COLUMN acting_for_id VARCHAR(80);
ALTER TABLE review_history ADD COLUMN acting_for_name VARCHAR(200);
