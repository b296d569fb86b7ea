-- Empty for reviews asked for before the engine told it: they go by the moment they were received.
ALTER TABLE review ADD COLUMN submitted_at DATETIME(6);
