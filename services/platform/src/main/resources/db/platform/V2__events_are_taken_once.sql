CREATE TABLE inbox (
    consumer VARCHAR(80) NOT NULL,
    event_id CHAR(36) NOT NULL,
    taken_at DATETIME(6) NOT NULL,
    PRIMARY KEY (consumer, event_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
