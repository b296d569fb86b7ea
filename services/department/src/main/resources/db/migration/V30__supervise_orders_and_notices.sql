-- 督办单 as the engine told of them, and the department's written reply.
CREATE TABLE supervise_order (
    id CHAR(36) NOT NULL PRIMARY KEY,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    department VARCHAR(40) NOT NULL,
    -- WAITING, REPLIED or ACCEPTED
    state VARCHAR(12) NOT NULL,
    round_no INT NOT NULL,
    text_told VARCHAR(2000) NOT NULL,
    issued_by VARCHAR(200),
    issued_at DATETIME(6) NOT NULL,
    reply_by DATETIME(6) NOT NULL,
    reminders INT NOT NULL,
    -- The engine's last word, and what it said when it was no new demand.
    told_at DATETIME(6) NOT NULL,
    answer VARCHAR(2000),
    reply VARCHAR(2000),
    expected_date DATE,
    replied_by VARCHAR(80),
    replied_by_name VARCHAR(200),
    replied_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX supervise_order_review ON supervise_order (review_id, issued_at);

-- What the handler of a review is told; with an empty recipient everybody of the department, while nobody handles it.
CREATE TABLE handler_notice (
    id CHAR(36) NOT NULL PRIMARY KEY,
    department VARCHAR(40) NOT NULL,
    recipient VARCHAR(80) NOT NULL,
    kind VARCHAR(12) NOT NULL,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    order_id CHAR(36),
    sent_at DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX handler_notice_recipient ON handler_notice (recipient, department, sent_at, id);

CREATE TABLE handler_notice_read (
    notice_id CHAR(36) NOT NULL,
    officer_id VARCHAR(80) NOT NULL,
    read_at DATETIME(6) NOT NULL,
    PRIMARY KEY (notice_id, officer_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
