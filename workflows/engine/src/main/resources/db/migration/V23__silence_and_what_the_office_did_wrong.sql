-- When silence grants a renewal (行政许可法 50); empty of what silence does not grant.
ALTER TABLE clock ADD COLUMN renews_at DATETIME(6);

-- Late and repeated demands, silence and pauses that were not ended: what supervision looks at. Append-only.
CREATE TABLE clock_violation (
    review_id CHAR(36) NOT NULL,
    fact_number INT NOT NULL,
    case_id CHAR(36) NOT NULL,
    item VARCHAR(64) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    author VARCHAR(100) NOT NULL,
    told TEXT NOT NULL,
    basis VARCHAR(200) NOT NULL,
    PRIMARY KEY (review_id, fact_number)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_clock_violation_when ON clock_violation (happened_at, review_id, fact_number);
