-- Append-only: what stood in the register before and after, and by which case.
CREATE TABLE enterprise_change (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uscc CHAR(18) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    was LONGTEXT NOT NULL,
    becomes LONGTEXT NOT NULL,
    decided_on DATE,
    changed_on DATE NOT NULL,
    case_id VARCHAR(64) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_enterprise_change_uscc ON enterprise_change (uscc, id);

-- 简易注销公告: who leaves the simple way says so in public first (MER 33).
CREATE TABLE exit_notice (
    notice_no VARCHAR(40) NOT NULL PRIMARY KEY,
    uscc CHAR(18) NOT NULL,
    published_by VARCHAR(80) NOT NULL,
    published_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    request_key VARCHAR(100) NOT NULL,
    CONSTRAINT uk_exit_notice_request UNIQUE (published_by, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_exit_notice_uscc ON exit_notice (uscc, published_on);

CREATE TABLE exit_objection (
    id CHAR(36) NOT NULL PRIMARY KEY,
    notice_no VARCHAR(40) NOT NULL,
    raised_by VARCHAR(200) NOT NULL,
    raised_on DATE NOT NULL,
    reason VARCHAR(500) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_exit_objection_notice ON exit_objection (notice_no);
