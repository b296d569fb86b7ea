-- 容缺受理: accepted although some materials may follow within the applicant's own limit; the result waits for them.
CREATE TABLE review_deferral (
    review_id VARCHAR(60) NOT NULL PRIMARY KEY,
    missing LONGTEXT NOT NULL,
    days INT NOT NULL,
    told TEXT NOT NULL,
    by_id VARCHAR(100) NOT NULL,
    by_name VARCHAR(100) NOT NULL,
    deferred_at DATETIME(6) NOT NULL,
    due_at DATETIME(6),
    missed BOOLEAN NOT NULL,
    supplied_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
