-- Registers that item files describe. The values of an entry are those of its last version.
CREATE TABLE register_entry (
    id CHAR(36) NOT NULL PRIMARY KEY,
    kind VARCHAR(60) NOT NULL,
    entry_key VARCHAR(120) NOT NULL,
    department VARCHAR(40) NOT NULL,
    item VARCHAR(80) NOT NULL,
    item_version INT NOT NULL,
    status VARCHAR(10) NOT NULL,
    version_no INT NOT NULL,
    entry_values LONGTEXT NOT NULL,
    entered_at DATETIME(6) NOT NULL,
    valid_until DATE,
    CONSTRAINT register_entry_key UNIQUE (department, kind, entry_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Append-only: what a grant did to an entry.
CREATE TABLE register_history (
    entry_id CHAR(36) NOT NULL,
    version_no INT NOT NULL,
    act VARCHAR(10) NOT NULL,
    entry_values LONGTEXT NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    review_id CHAR(36) NOT NULL,
    case_no VARCHAR(60) NOT NULL,
    PRIMARY KEY (entry_id, version_no)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Values that only one entry in force may have.
CREATE TABLE register_unique (
    department VARCHAR(40) NOT NULL,
    kind VARCHAR(60) NOT NULL,
    source VARCHAR(120) NOT NULL,
    taken_value VARCHAR(255) NOT NULL,
    entry_id CHAR(36) NOT NULL,
    PRIMARY KEY (department, kind, source, taken_value)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX register_unique_entry ON register_unique (entry_id);
