-- 联合踏勘, 联合核查: one appointment for all departments of a case that must see the place.
CREATE TABLE site_visit (
    case_id CHAR(36) NOT NULL,
    visit_key VARCHAR(60) NOT NULL,
    name VARCHAR(200) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    state VARCHAR(20) NOT NULL,
    round_no INT NOT NULL,
    from_at DATETIME(6) NOT NULL,
    to_at DATETIME(6) NOT NULL,
    -- Review, item and department of each, with its word, as JSON.
    parties LONGTEXT NOT NULL,
    PRIMARY KEY (case_id, visit_key)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
