-- Which material stands for which entry of the one-time notice; a corrected one stays, marked as replaced.
CREATE TABLE application_material (
  application_id CHAR(36) NOT NULL,
  material_key VARCHAR(60) NOT NULL,
  material_id CHAR(36) NOT NULL,
  ordinal INT NOT NULL,
  given_at DATETIME(6) NOT NULL,
  -- Whose correction or deferral it answers; empty for what came with the application.
  review_id VARCHAR(60),
  replaced_at DATETIME(6),
  PRIMARY KEY (application_id, material_key, material_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_application_material_file ON application_material (material_id);
