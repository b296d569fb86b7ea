-- What lay on a whole lies under the same number on each of its parts; one order of a court may seal several units.
ALTER TABLE realty_burden DROP PRIMARY KEY;
ALTER TABLE realty_burden ADD PRIMARY KEY (burden_number, unit_code);
-- Rights of the same day rank in the order in which they were entered.
ALTER TABLE realty_burden ADD COLUMN laid_order INT NOT NULL DEFAULT 0;
-- A noted mortgage that becomes one by itself when the buyer is entered.
ALTER TABLE realty_burden ADD COLUMN converts BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX ix_realty_burden_unit ON realty_burden (unit_code);
