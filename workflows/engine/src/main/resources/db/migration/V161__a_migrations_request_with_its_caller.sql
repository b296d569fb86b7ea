-- The key of a request is kept with who asked: two people may think of the same one.
ALTER TABLE case_migration MODIFY COLUMN idempotency_key VARCHAR(200);
