CREATE TABLE delegation (
    id CHAR(36) NOT NULL PRIMARY KEY,
    from_id VARCHAR(80) NOT NULL,
    from_name VARCHAR(200) NOT NULL,
    to_id VARCHAR(80) NOT NULL,
    to_name VARCHAR(200) NOT NULL,
    begins_at DATETIME(6) NOT NULL,
    ends_at DATETIME(6) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    made_by_id VARCHAR(80) NOT NULL,
    made_by_name VARCHAR(200) NOT NULL,
    made_at DATETIME(6) NOT NULL,
    revoked_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX delegation_from ON delegation (from_id, ends_at);
CREATE INDEX delegation_to ON delegation (to_id, from_id, ends_at);
