-- Theme and size of text, of whoever chose; the device is asked otherwise.
CREATE TABLE display_preference (
  person_id VARCHAR(80) NOT NULL PRIMARY KEY,
  theme VARCHAR(10) NOT NULL,
  text_size VARCHAR(10) NOT NULL,
  changed_at DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
