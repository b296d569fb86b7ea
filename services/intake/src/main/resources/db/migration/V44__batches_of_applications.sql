-- 批量申请: one spreadsheet, one application per row; each row has a result of its own.
CREATE TABLE batch (
  id CHAR(36) NOT NULL PRIMARY KEY,
  owner_id VARCHAR(80) NOT NULL,
  owner_name VARCHAR(200) NOT NULL,
  by_id VARCHAR(80) NOT NULL,
  by_name VARCHAR(200) NOT NULL,
  mandate_id CHAR(36),
  bundle VARCHAR(60) NOT NULL,
  bundle_name VARCHAR(200) NOT NULL,
  bundle_name_en VARCHAR(200) NOT NULL,
  region VARCHAR(12) NOT NULL,
  file_name VARCHAR(200) NOT NULL,
  opening_key VARCHAR(120) NOT NULL,
  content_hash CHAR(64) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  CONSTRAINT uk_batch_opening UNIQUE (owner_id, opening_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_batch_mine ON batch (owner_id, created_at, id);

CREATE TABLE batch_row (
  batch_id CHAR(36) NOT NULL,
  row_key VARCHAR(80) NOT NULL,
  -- Where it stands in the sheet.
  row_no INT NOT NULL,
  state VARCHAR(10) NOT NULL,
  -- Column to text, emptied when the row is filed.
  cells LONGTEXT NOT NULL,
  problems LONGTEXT NOT NULL,
  application_id CHAR(36),
  case_no VARCHAR(40),
  tracking_code VARCHAR(40),
  PRIMARY KEY (batch_id, row_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_batch_row_order ON batch_row (batch_id, row_no);
CREATE INDEX ix_batch_row_state ON batch_row (state, batch_id, row_no);
