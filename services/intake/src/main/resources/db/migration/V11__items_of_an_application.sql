-- The items a case consists of, in the versions it was filed under; running cases stay on them.
CREATE TABLE application_item (
  application_id CHAR(36) NOT NULL,
  item VARCHAR(60) NOT NULL,
  ordinal INT NOT NULL,
  item_version INT NOT NULL,
  name VARCHAR(200) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  department VARCHAR(60) NOT NULL,
  department_name VARCHAR(200) NOT NULL,
  department_name_en VARCHAR(200) NOT NULL,
  service VARCHAR(60) NOT NULL,
  -- Empty while there may still be a review of it.
  skipped_because VARCHAR(60),
  PRIMARY KEY (application_id, item)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
