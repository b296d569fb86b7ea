-- 听证 (行政许可法 46-48): its steps; what they do to the clock stands in the ledger.
CREATE TABLE hearing (
    review_id CHAR(36) NOT NULL PRIMARY KEY,
    case_id CHAR(36) NOT NULL,
    told_at DATETIME(6) NOT NULL,
    told_by VARCHAR(100) NOT NULL,
    told TEXT NOT NULL,
    ask_by DATETIME(6) NOT NULL,
    asked_at DATETIME(6),
    asked_by VARCHAR(100),
    asked TEXT,
    hold_by DATETIME(6),
    held_on DATETIME(6),
    place VARCHAR(300),
    presided_by VARCHAR(100),
    noticed_at DATETIME(6),
    noticed_by VARCHAR(100),
    noticed TEXT,
    held_at DATETIME(6),
    held_by VARCHAR(100),
    minutes TEXT
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
