-- Finds what an officer was asked about (CO_REVIEWER) or told of (INFORMED); the review's own row says the same.
CREATE TABLE review_share (
    review_id CHAR(36) NOT NULL,
    officer_id VARCHAR(80) NOT NULL,
    part VARCHAR(12) NOT NULL,
    by_id VARCHAR(80) NOT NULL,
    by_name VARCHAR(200) NOT NULL,
    since DATETIME(6) NOT NULL,
    answered BOOLEAN NOT NULL,
    PRIMARY KEY (review_id, part, officer_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX review_share_officer ON review_share (officer_id, part, since, review_id);
