-- 容缺受理: what the applicant may still hand in to a review that was accepted without it, and until when.
CREATE TABLE applicant_duty (
  review_id VARCHAR(60) NOT NULL PRIMARY KEY,
  application_id CHAR(36) NOT NULL,
  department VARCHAR(60) NOT NULL,
  item VARCHAR(60) NOT NULL,
  state VARCHAR(8) NOT NULL,
  due_at DATETIME(6),
  missing LONGTEXT NOT NULL,
  told TEXT,
  supplied_at DATETIME(6),
  answer_hash CHAR(64)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_applicant_duty_application ON applicant_duty (application_id);
