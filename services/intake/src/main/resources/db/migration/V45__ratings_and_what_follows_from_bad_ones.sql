-- 好差评: one rating of the case and one of each item; a later word once (追评).
CREATE TABLE rating (
  id CHAR(36) NOT NULL PRIMARY KEY,
  application_id CHAR(36) NOT NULL,
  -- Empty for the case as a whole.
  item VARCHAR(60) NOT NULL,
  stars INT NOT NULL,
  tags VARCHAR(500) NOT NULL,
  remark VARCHAR(1000) NOT NULL,
  by_id VARCHAR(80) NOT NULL,
  by_name VARCHAR(200) NOT NULL,
  rated_at DATETIME(6) NOT NULL,
  addition VARCHAR(1000),
  added_at DATETIME(6),
  CONSTRAINT uk_rating_once UNIQUE (application_id, item)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- 差评整改: a bad rating is called back and put right.
CREATE TABLE rating_follow_up (
  id CHAR(36) NOT NULL PRIMARY KEY,
  rating_id CHAR(36) NOT NULL,
  application_id CHAR(36) NOT NULL,
  case_no VARCHAR(40) NOT NULL,
  applicant_id VARCHAR(80) NOT NULL,
  applicant_name VARCHAR(200) NOT NULL,
  bundle_name VARCHAR(200) NOT NULL,
  bundle_name_en VARCHAR(200) NOT NULL,
  item_name VARCHAR(200),
  item_name_en VARCHAR(200),
  department VARCHAR(60) NOT NULL,
  office VARCHAR(12) NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  -- Empty until the calendar has been asked.
  call_by DATETIME(6),
  fix_by DATETIME(6),
  called_at DATETIME(6),
  called_by VARCHAR(200),
  call_text VARCHAR(1000),
  closed_at DATETIME(6),
  closed_by VARCHAR(200),
  close_text VARCHAR(1000),
  CONSTRAINT uk_rating_follow_up UNIQUE (rating_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_rating_follow_up_open ON rating_follow_up (closed_at, opened_at, id);
CREATE INDEX ix_rating_follow_up_department ON rating_follow_up (department, closed_at, opened_at, id);
