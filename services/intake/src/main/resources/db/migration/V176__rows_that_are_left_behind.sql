-- Rows of a list that cannot be filed although the others can: who, why, and what to do instead. Nothing else is kept of them.
CREATE TABLE application_left_behind (
  application_id CHAR(36) NOT NULL,
  row_no INT NOT NULL,
  field_key VARCHAR(80) NOT NULL,
  label VARCHAR(200) NOT NULL,
  label_en VARCHAR(200) NOT NULL,
  who LONGTEXT NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  reason_en VARCHAR(2000) NOT NULL,
  door VARCHAR(2000) NOT NULL,
  door_en VARCHAR(2000) NOT NULL,
  left_at DATETIME(6) NOT NULL,
  PRIMARY KEY (application_id, row_no)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
