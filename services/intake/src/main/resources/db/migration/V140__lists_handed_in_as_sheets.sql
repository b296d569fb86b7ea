-- 名单上传: a list of the form handed in as a spreadsheet, with what became of each row. Goes with its draft, stays with its case.
CREATE TABLE sheet (
  id CHAR(36) NOT NULL PRIMARY KEY,
  -- Empty once it belongs to a case.
  draft_id CHAR(36),
  application_id CHAR(36),
  field_key VARCHAR(80) NOT NULL,
  file_name VARCHAR(200) NOT NULL,
  by_id VARCHAR(80) NOT NULL,
  by_name VARCHAR(200) NOT NULL,
  handed_in_at DATETIME(6) NOT NULL,
  taken INT NOT NULL,
  refused INT NOT NULL,
  CONSTRAINT uk_sheet_draft UNIQUE (draft_id, field_key),
  CONSTRAINT fk_sheet_draft FOREIGN KEY (draft_id) REFERENCES draft (id) ON DELETE CASCADE
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_sheet_case ON sheet (application_id, field_key);

CREATE TABLE sheet_row (
  sheet_id CHAR(36) NOT NULL,
  -- Where it stands in the sheet.
  row_no INT NOT NULL,
  state VARCHAR(10) NOT NULL,
  -- Column to text, as it was read.
  cells LONGTEXT NOT NULL,
  -- The row as the form takes it.
  form LONGTEXT NOT NULL,
  problems LONGTEXT NOT NULL,
  PRIMARY KEY (sheet_id, row_no),
  CONSTRAINT fk_sheet_row_sheet FOREIGN KEY (sheet_id) REFERENCES sheet (id) ON DELETE CASCADE
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
