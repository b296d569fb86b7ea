CREATE TABLE certificate (
    id CHAR(36) NOT NULL PRIMARY KEY,
    kind VARCHAR(60) NOT NULL,
    cert_number VARCHAR(120) NOT NULL,
    title VARCHAR(200) NOT NULL,
    title_en VARCHAR(200) NOT NULL,
    department VARCHAR(40) NOT NULL,
    authority VARCHAR(200) NOT NULL,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    case_no VARCHAR(60) NOT NULL,
    holder_id VARCHAR(80) NOT NULL,
    holder_name VARCHAR(200) NOT NULL,
    printed_lines LONGTEXT NOT NULL,
    issued_at DATETIME(6) NOT NULL,
    token CHAR(26) NOT NULL,
    licence_id VARCHAR(140) NOT NULL,
    status VARCHAR(12) NOT NULL,
    CONSTRAINT certificate_number UNIQUE (kind, cert_number),
    CONSTRAINT certificate_token UNIQUE (token),
    CONSTRAINT certificate_licence_id UNIQUE (licence_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX certificate_holder ON certificate (holder_id, issued_at, id);
CREATE INDEX certificate_review ON certificate (review_id);

-- Drawn once, on the first download, and never again: whoever compares two copies finds the same bytes.
CREATE TABLE certificate_file (
    certificate_id CHAR(36) NOT NULL PRIMARY KEY,
    content LONGBLOB NOT NULL,
    sha256 CHAR(64) NOT NULL,
    drawn_at DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE number_sequence (
    name VARCHAR(190) NOT NULL PRIMARY KEY,
    taken BIGINT NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
