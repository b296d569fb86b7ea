-- 期限凭证: ledgers as they stood at a moment, signed. A row is never changed.
CREATE TABLE clock_paper (
    id CHAR(36) NOT NULL PRIMARY KEY,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    department VARCHAR(64) NOT NULL,
    ledger_version INT NOT NULL,
    paper_number VARCHAR(120) NOT NULL,
    holder_name VARCHAR(200) NOT NULL,
    authority VARCHAR(200) NOT NULL,
    issued_at DATETIME(6) NOT NULL,
    token VARCHAR(40) NOT NULL,
    licence_id VARCHAR(120) NOT NULL,
    code TEXT NOT NULL,
    file_hash CHAR(64) NOT NULL,
    file_content LONGBLOB NOT NULL,
    CONSTRAINT clock_paper_version UNIQUE (review_id, ledger_version),
    CONSTRAINT clock_paper_token UNIQUE (token),
    CONSTRAINT clock_paper_licence UNIQUE (licence_id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_clock_paper_file ON clock_paper (file_hash);

CREATE TABLE clock_paper_number (
    paper_year INT NOT NULL PRIMARY KEY,
    taken BIGINT NOT NULL
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
