-- A row stands here from the commit that made the event until the broker has confirmed it.
CREATE TABLE outbox (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event_id CHAR(36) NOT NULL,
    name VARCHAR(100) NOT NULL,
    routing_key VARCHAR(200) NOT NULL,
    traceparent VARCHAR(60),
    payload LONGTEXT NOT NULL,
    created_at DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
