-- The same key again answers the same review; empty until one was found.
CREATE TABLE taken (
    officer_id VARCHAR(80) NOT NULL,
    taken_key VARCHAR(200) NOT NULL,
    review_id CHAR(36),
    taken_at DATETIME(6) NOT NULL,
    PRIMARY KEY (officer_id, taken_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
