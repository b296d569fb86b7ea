-- 人工复核: one for each review that rules decided and that was drawn or asked for.
CREATE TABLE recheck (
    id CHAR(36) NOT NULL PRIMARY KEY,
    review_id CHAR(36) NOT NULL,
    case_no VARCHAR(60) NOT NULL,
    department VARCHAR(40) NOT NULL,
    item VARCHAR(80) NOT NULL,
    item_name VARCHAR(200) NOT NULL,
    origin VARCHAR(10) NOT NULL,
    question VARCHAR(2000),
    asked_at DATETIME(6) NOT NULL,
    status VARCHAR(10) NOT NULL,
    closed_by VARCHAR(80),
    closed_by_name VARCHAR(200),
    closed_at DATETIME(6),
    said VARCHAR(2000),
    CONSTRAINT recheck_of_review UNIQUE (review_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX recheck_queue ON recheck (department, status, asked_at, id);

-- The secret by which reviews are drawn; one row, made by the process that needs it first.
CREATE TABLE recheck_secret (
    id INT NOT NULL PRIMARY KEY,
    secret CHAR(64) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
