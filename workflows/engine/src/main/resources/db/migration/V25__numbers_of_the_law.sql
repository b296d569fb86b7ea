-- Every change is a new version that says from which day it holds; older ones hold for the days before.
CREATE TABLE legal_limit (
    limit_key VARCHAR(64) NOT NULL,
    version INT NOT NULL,
    mark VARCHAR(64) NOT NULL,
    kind VARCHAR(24) NOT NULL,
    valid_from DATE NOT NULL,
    content LONGTEXT NOT NULL,
    author VARCHAR(100) NOT NULL,
    why VARCHAR(500) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    PRIMARY KEY (limit_key, version)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
