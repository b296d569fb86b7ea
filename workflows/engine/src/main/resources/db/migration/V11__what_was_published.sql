-- One row per version; a published version is never changed, only followed by the next.
CREATE TABLE published (
    kind VARCHAR(16) NOT NULL,
    item_key VARCHAR(64) NOT NULL,
    version INT NOT NULL,
    content LONGTEXT NOT NULL,
    drawing LONGTEXT,
    process_definition_id VARCHAR(64),
    published_at DATETIME(6) NOT NULL,
    PRIMARY KEY (kind, item_key, version)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
