CREATE TABLE bundle_case (
    case_id CHAR(36) NOT NULL PRIMARY KEY,
    case_no VARCHAR(40) NOT NULL,
    bundle VARCHAR(64) NOT NULL,
    bundle_version INT NOT NULL,
    region VARCHAR(12) NOT NULL,
    answers LONGTEXT NOT NULL,
    items LONGTEXT NOT NULL,
    state VARCHAR(16) NOT NULL,
    ground VARCHAR(40),
    process_id VARCHAR(64),
    outcome VARCHAR(16),
    submitted_at DATETIME(6) NOT NULL,
    ended_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE case_review (
    review_id CHAR(36) NOT NULL PRIMARY KEY,
    case_id CHAR(36) NOT NULL,
    item VARCHAR(64) NOT NULL,
    item_version INT NOT NULL,
    department VARCHAR(64) NOT NULL,
    process_id VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    awaits VARCHAR(1000) NOT NULL,
    outputs LONGTEXT,
    opened_at DATETIME(6) NOT NULL,
    ended_at DATETIME(6),
    CONSTRAINT case_review_once UNIQUE (case_id, item)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
