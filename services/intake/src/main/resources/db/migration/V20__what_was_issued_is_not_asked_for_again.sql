-- 证照复用: what the platform issued to an applicant, as the issuing departments last told.
ALTER TABLE issued_certificate ADD COLUMN applicant_id VARCHAR(80);
ALTER TABLE issued_certificate ADD COLUMN item VARCHAR(60);
ALTER TABLE issued_certificate ADD COLUMN version_no INT NOT NULL DEFAULT 1;
ALTER TABLE issued_certificate ADD COLUMN status VARCHAR(12) NOT NULL DEFAULT 'VALID';
ALTER TABLE issued_certificate ADD COLUMN issued_at DATETIME(6);
ALTER TABLE issued_certificate ADD COLUMN valid_until DATE;
ALTER TABLE issued_certificate ADD COLUMN superseded_by VARCHAR(60);
-- The outputs of the review it came from: what later forms need not ask.
ALTER TABLE issued_certificate ADD COLUMN outputs LONGTEXT;

UPDATE issued_certificate SET applicant_id =
  (SELECT application.applicant_id FROM application WHERE application.id = issued_certificate.application_id);

CREATE INDEX ix_issued_certificate_applicant ON issued_certificate (applicant_id, status);

-- Certificates that stand for materials of an application.
CREATE TABLE application_certificate (
  application_id CHAR(36) NOT NULL,
  material VARCHAR(60) NOT NULL,
  certificate_id VARCHAR(60) NOT NULL,
  version_no INT NOT NULL,
  PRIMARY KEY (application_id, material)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
