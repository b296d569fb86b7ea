-- What was issued before has no code: it is verified by asking.
ALTER TABLE certificate ADD COLUMN code VARCHAR(5000);
ALTER TABLE certificate ADD COLUMN valid_until DATE;
ALTER TABLE certificate ADD COLUMN version_no INT NOT NULL DEFAULT 1;
ALTER TABLE certificate ADD COLUMN supersedes CHAR(36);
ALTER TABLE certificate ADD COLUMN superseded_by CHAR(36);
ALTER TABLE certificate ADD COLUMN ended_at DATETIME(6);
ALTER TABLE certificate ADD COLUMN ended_by VARCHAR(80);
ALTER TABLE certificate ADD COLUMN ended_by_name VARCHAR(200);
ALTER TABLE certificate ADD COLUMN end_ground VARCHAR(40);
ALTER TABLE certificate ADD COLUMN end_reason VARCHAR(2000);
ALTER TABLE certificate ADD COLUMN end_basis VARCHAR(500);

-- A corrected paper keeps its number and gets the next version.
ALTER TABLE certificate ADD CONSTRAINT certificate_number_version UNIQUE (kind, cert_number, version_no);
ALTER TABLE certificate DROP CONSTRAINT certificate_number;

CREATE INDEX certificate_issued ON certificate (department, issued_at, id);
CREATE INDEX certificate_by_number ON certificate (department, cert_number);
CREATE INDEX certificate_by_holder_name ON certificate (department, holder_name);
CREATE INDEX certificate_file_sha256 ON certificate_file (sha256);

-- Corrections and revocations, proposed and done; with four eyes a second officer stands between the two.
CREATE TABLE certificate_change (
    id CHAR(36) NOT NULL PRIMARY KEY,
    certificate_id CHAR(36) NOT NULL,
    kind VARCHAR(12) NOT NULL,
    ground VARCHAR(40) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    basis VARCHAR(500) NOT NULL,
    holder_name VARCHAR(200),
    printed_lines LONGTEXT,
    outputs LONGTEXT,
    proposed_by VARCHAR(80) NOT NULL,
    proposed_by_name VARCHAR(200) NOT NULL,
    proposed_at DATETIME(6) NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    decided_by VARCHAR(80),
    decided_by_name VARCHAR(200),
    decided_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX certificate_change_certificate ON certificate_change (certificate_id, proposed_at);
