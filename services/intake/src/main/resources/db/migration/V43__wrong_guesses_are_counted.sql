-- Wrong codes, by what they were tried on; forgotten when they are old.
CREATE TABLE failed_attempt (
  place VARCHAR(160) NOT NULL PRIMARY KEY,
  failures INT NOT NULL,
  counted_since DATETIME(6) NOT NULL,
  locked_until DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
