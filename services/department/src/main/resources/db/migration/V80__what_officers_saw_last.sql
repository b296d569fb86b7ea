-- The form as an officer last had it before him, so that he is shown what has changed since.
CREATE TABLE review_look (
    review_id VARCHAR(60) NOT NULL,
    officer_id VARCHAR(100) NOT NULL,
    version INT NOT NULL,
    seen_at DATETIME(6) NOT NULL,
    form LONGTEXT NOT NULL,
    PRIMARY KEY (review_id, officer_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
