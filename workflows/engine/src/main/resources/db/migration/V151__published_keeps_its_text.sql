-- The text a version was read from, who let it pass, and the draft it was; empty of versions that came from files.
ALTER TABLE published ADD COLUMN source LONGTEXT;
ALTER TABLE published ADD COLUMN publisher VARCHAR(100);
ALTER TABLE published ADD COLUMN draft VARCHAR(36);
