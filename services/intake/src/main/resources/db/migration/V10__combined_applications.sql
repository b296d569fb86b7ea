-- One row per combined application (主办件). Names are kept as filed, so that reading a case asks no other service.
CREATE TABLE application (
  id CHAR(36) NOT NULL PRIMARY KEY,
  case_no VARCHAR(40) NOT NULL,
  tracking_code VARCHAR(40) NOT NULL,
  applicant_id VARCHAR(80) NOT NULL,
  applicant_name VARCHAR(200) NOT NULL,
  bundle VARCHAR(60) NOT NULL,
  bundle_version INT NOT NULL,
  bundle_name VARCHAR(200) NOT NULL,
  bundle_name_en VARCHAR(200) NOT NULL,
  region VARCHAR(12) NOT NULL,
  state VARCHAR(30) NOT NULL,
  submitted_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6),
  -- The applicant's own key for the submit, and what was submitted under it: the same again is answered, not done, again.
  idempotency_key VARCHAR(120) NOT NULL,
  submission_hash CHAR(64) NOT NULL,
  answers LONGTEXT NOT NULL,
  form LONGTEXT NOT NULL,
  withdrawal_reason VARCHAR(500),
  CONSTRAINT uk_application_case_no UNIQUE (case_no),
  CONSTRAINT uk_application_idempotency UNIQUE (applicant_id, idempotency_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_application_mine ON application (applicant_id, submitted_at, id);
