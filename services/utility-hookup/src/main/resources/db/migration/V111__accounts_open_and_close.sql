-- open_point and open_meter repeat point and meter while the account is open and are empty afterwards: so a point of supply
-- has one open account at most, and a meter counts for one.
ALTER TABLE utility_account ADD COLUMN point VARCHAR(300);
ALTER TABLE utility_account ADD COLUMN open_point VARCHAR(300);
ALTER TABLE utility_account ADD COLUMN meter_no VARCHAR(30);
ALTER TABLE utility_account ADD COLUMN open_meter VARCHAR(30);
ALTER TABLE utility_account ADD COLUMN opened_on DATE;
ALTER TABLE utility_account ADD COLUMN closed_on DATE;

UPDATE utility_account SET point = CONCAT(COALESCE(unit_code, address), '#', account_no);
UPDATE utility_account SET point = unit_code WHERE (supply, account_no) IN (SELECT supply, number FROM (
    SELECT supply, MIN(account_no) AS number FROM utility_account WHERE unit_code IS NOT NULL GROUP BY supply, unit_code)
    AS firsts);
UPDATE utility_account SET open_point = point;

ALTER TABLE utility_account ADD CONSTRAINT uk_utility_account_open_point UNIQUE (supply, open_point);
ALTER TABLE utility_account ADD CONSTRAINT uk_utility_account_open_meter UNIQUE (supply, open_meter);
CREATE INDEX ix_utility_account_unit ON utility_account (unit_code);
