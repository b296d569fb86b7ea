-- 谁看过我的材料: one line per look of an officer. Lines are added and never changed.
CREATE TABLE material_look (
  id CHAR(36) NOT NULL PRIMARY KEY,
  application_id CHAR(36) NOT NULL,
  looked_at DATETIME(6) NOT NULL,
  officer_id VARCHAR(80) NOT NULL,
  officer_name VARCHAR(200) NOT NULL,
  department VARCHAR(60) NOT NULL,
  review_id VARCHAR(60) NOT NULL,
  item VARCHAR(60) NOT NULL,
  act VARCHAR(10) NOT NULL,
  -- Empty where the list was looked at, not one file.
  material_key VARCHAR(60),
  material_id CHAR(36)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_material_look_case ON material_look (application_id, looked_at, id);
