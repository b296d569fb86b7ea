-- A version of an item holds from that moment; versions of the files since ever. Who published it and why is kept.
ALTER TABLE published ADD COLUMN effective_from DATETIME(6);
ALTER TABLE published ADD COLUMN author VARCHAR(100);
ALTER TABLE published ADD COLUMN why VARCHAR(500);
