-- 站内通知: what a person should know of, shown when he is here.
CREATE TABLE person_notice (
  id CHAR(36) NOT NULL PRIMARY KEY,
  person_id VARCHAR(80) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  subject VARCHAR(60) NOT NULL,
  told_at DATETIME(6) NOT NULL,
  details LONGTEXT NOT NULL,
  read_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_person_notice_mine ON person_notice (person_id, told_at, id);
