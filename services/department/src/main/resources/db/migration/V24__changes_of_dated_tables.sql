-- One row per table of the law. Its lock keeps writers one after the other; its revision tells readers that remember
-- lines whether they still may.
CREATE TABLE dated_table (
    name VARCHAR(60) NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Append-only: who changed which line when and why, and what stood there before and after.
CREATE TABLE dated_table_change (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    table_name VARCHAR(60) NOT NULL,
    revision BIGINT NOT NULL,
    act VARCHAR(10) NOT NULL,
    effective_from DATE NOT NULL,
    retroactive BOOLEAN NOT NULL,
    officer_id VARCHAR(80) NOT NULL,
    officer_name VARCHAR(200) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    lines_before LONGTEXT NOT NULL,
    lines_after LONGTEXT NOT NULL,
    request_key VARCHAR(100) NOT NULL,
    request_print CHAR(64) NOT NULL,
    CONSTRAINT dated_table_change_request UNIQUE (officer_id, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX dated_table_change_table ON dated_table_change (table_name, id);
