CREATE TABLE dead_letter (
    id CHAR(36) NOT NULL PRIMARY KEY,
    queue VARCHAR(120) NOT NULL,
    event_id VARCHAR(80),
    name VARCHAR(100),
    case_id VARCHAR(80),
    payload LONGTEXT NOT NULL,
    cause LONGTEXT NOT NULL,
    parked_at DATETIME(6) NOT NULL,
    replayed_at DATETIME(6),
    replayed_by VARCHAR(120)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX dead_letter_open ON dead_letter (replayed_at, parked_at, id);
