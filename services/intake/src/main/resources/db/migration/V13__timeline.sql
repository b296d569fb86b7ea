-- What happened to a case, one line per event; read in the order of happening, not of arrival.
CREATE TABLE timeline (
  application_id CHAR(36) NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  id CHAR(36) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  review_id VARCHAR(60),
  item VARCHAR(60),
  details LONGTEXT NOT NULL,
  PRIMARY KEY (application_id, happened_at, id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
