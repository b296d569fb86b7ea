-- One row per case and department, from the first thing heard of it. Its lock brings form and request together.
CREATE TABLE dossier (
    case_id CHAR(36) NOT NULL,
    department VARCHAR(40) NOT NULL,
    case_no VARCHAR(60),
    applicant_id VARCHAR(80),
    applicant_name VARCHAR(200),
    forms LONGTEXT,
    filed_at DATETIME(6),
    PRIMARY KEY (case_id, department)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE review (
    id CHAR(36) NOT NULL PRIMARY KEY,
    case_id CHAR(36) NOT NULL,
    case_no VARCHAR(60) NOT NULL,
    bundle VARCHAR(80) NOT NULL,
    item VARCHAR(80) NOT NULL,
    item_version INT NOT NULL,
    item_name VARCHAR(200) NOT NULL,
    department VARCHAR(40) NOT NULL,
    region VARCHAR(20),
    received_at DATETIME(6) NOT NULL,
    promised_amount INT NOT NULL,
    promised_unit VARCHAR(20) NOT NULL,
    statutory_amount INT NOT NULL,
    statutory_unit VARCHAR(20) NOT NULL,
    decided_by_mode VARCHAR(12) NOT NULL,
    applicant_id VARCHAR(80),
    applicant_name VARCHAR(200),
    form LONGTEXT,
    facts LONGTEXT NOT NULL,
    awaits VARCHAR(1000) NOT NULL,
    status VARCHAR(24) NOT NULL,
    version INT NOT NULL,
    due_at DATETIME(6) NOT NULL,
    statutory_due_at DATETIME(6),
    provisional BOOLEAN NOT NULL,
    clock_running BOOLEAN NOT NULL,
    lamp VARCHAR(8) NOT NULL,
    clock_told_at DATETIME(6) NOT NULL,
    claimed_by VARCHAR(80),
    claimed_by_name VARCHAR(200),
    claimed_at DATETIME(6),
    correction LONGTEXT,
    decision LONGTEXT,
    decided_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX review_queue ON review (department, status, due_at, id);
CREATE INDEX review_case ON review (case_id, department);

CREATE TABLE review_history (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    review_id CHAR(36) NOT NULL,
    version INT NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    officer_id VARCHAR(80) NOT NULL,
    officer_name VARCHAR(200) NOT NULL,
    act VARCHAR(24) NOT NULL,
    content LONGTEXT NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX review_history_review ON review_history (review_id, version);

CREATE TABLE early_word (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    review_id CHAR(36) NOT NULL,
    said_at DATETIME(6) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    content LONGTEXT NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX early_word_review ON early_word (review_id);
