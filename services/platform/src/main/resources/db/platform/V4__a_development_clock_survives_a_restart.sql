-- One row at most, and none in production: how far somebody moved this platform's clock from real time.
CREATE TABLE moved_time (
    id INT NOT NULL PRIMARY KEY,
    offset_ms BIGINT NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
