-- Shared with the department's officers where one is named, otherwise the maker's own.
CREATE TABLE saved_filter (
    id CHAR(36) NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    maker_id VARCHAR(80) NOT NULL,
    maker_name VARCHAR(200) NOT NULL,
    department VARCHAR(40),
    criteria LONGTEXT NOT NULL,
    version INT NOT NULL,
    changed_at DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX saved_filter_maker ON saved_filter (maker_id);
CREATE INDEX saved_filter_department ON saved_filter (department);
