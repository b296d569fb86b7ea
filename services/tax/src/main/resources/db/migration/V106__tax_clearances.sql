-- Empty while the taxpayer has to file; a cleared one may be deregistered (清税).
ALTER TABLE taxpayer ADD COLUMN cleared_on DATE;

CREATE TABLE tax_clearance (
    clearance_no VARCHAR(40) NOT NULL PRIMARY KEY,
    review_id VARCHAR(64) NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    uscc CHAR(18) NOT NULL,
    way VARCHAR(20) NOT NULL,
    cleared_on DATE NOT NULL,
    CONSTRAINT uk_tax_clearance_review UNIQUE (review_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_tax_clearance_uscc ON tax_clearance (uscc);
