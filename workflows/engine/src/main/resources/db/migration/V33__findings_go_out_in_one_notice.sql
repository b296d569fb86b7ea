-- 一次告知: what departments found missing, gathered until one notice tells all of it (行政许可法 32(4)).
CREATE TABLE correction_finding (
    id CHAR(36) NOT NULL PRIMARY KEY,
    case_id CHAR(36) NOT NULL,
    review_id CHAR(36) NOT NULL,
    department VARCHAR(64) NOT NULL,
    item VARCHAR(64) NOT NULL,
    found_at DATETIME(6) NOT NULL,
    gaps LONGTEXT NOT NULL,
    -- Why it comes after the notice, and who says so.
    reason TEXT,
    reason_by VARCHAR(100),
    -- FOUND, TOLD or DROPPED: its review ended before the applicant was told.
    state VARCHAR(8) NOT NULL,
    notice_id CHAR(36),
    notice_number INT,
    told_at DATETIME(6)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_correction_finding_case ON correction_finding (case_id, found_at);
