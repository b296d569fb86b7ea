-- The last case number drawn in a region on a day (Asia/Shanghai).
CREATE TABLE case_sequence (
  region VARCHAR(12) NOT NULL,
  drawn_on DATE NOT NULL,
  last_drawn INT NOT NULL,
  PRIMARY KEY (region, drawn_on)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
