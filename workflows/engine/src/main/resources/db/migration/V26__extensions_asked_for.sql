-- A limit is lengthened on request of the officer with the approval of somebody else (行政许可法 42).
CREATE TABLE clock_extension_request (
    id CHAR(36) NOT NULL PRIMARY KEY,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    ground VARCHAR(32) NOT NULL,
    working_days INT NOT NULL,
    told TEXT NOT NULL,
    asked_by VARCHAR(100) NOT NULL,
    asked_by_name VARCHAR(100) NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    -- ASKED, APPROVED or DECLINED
    state VARCHAR(16) NOT NULL,
    decided_by VARCHAR(100),
    decided_by_name VARCHAR(100),
    decided_at DATETIME(6),
    answer TEXT
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_clock_extension_request_review ON clock_extension_request (review_id, asked_at);
