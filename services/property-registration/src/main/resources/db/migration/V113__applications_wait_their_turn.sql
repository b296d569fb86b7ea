-- Undecided applications by unit: of two about the same one the earlier goes first.
CREATE TABLE realty_pending (
    review_id VARCHAR(64) NOT NULL PRIMARY KEY,
    unit_code CHAR(28) NOT NULL,
    item VARCHAR(60) NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    case_no VARCHAR(64) NOT NULL,
    since DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_realty_pending_unit ON realty_pending (unit_code, since);
