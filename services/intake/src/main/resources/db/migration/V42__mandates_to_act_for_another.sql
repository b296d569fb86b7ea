-- 代办授权: what one person may do for another; also the consent that an officer recorded at the counter.
CREATE TABLE mandate (
  id CHAR(36) NOT NULL PRIMARY KEY,
  giver_id VARCHAR(80) NOT NULL,
  giver_name VARCHAR(200) NOT NULL,
  helper_id VARCHAR(80),
  helper_name VARCHAR(200),
  helper_login VARCHAR(120),
  -- Only while nobody has taken it; the fingerprint stays, so that taking twice is taking once.
  code VARCHAR(40),
  code_hash CHAR(64),
  code_until DATETIME(6),
  bundles LONGTEXT NOT NULL,
  acts VARCHAR(200) NOT NULL,
  note VARCHAR(500),
  given_at DATETIME(6) NOT NULL,
  until_at DATETIME(6) NOT NULL,
  taken_at DATETIME(6),
  revoked_at DATETIME(6),
  -- At the counter: how the officer checked who it was; the number of the document is kept masked only.
  proof VARCHAR(30),
  document VARCHAR(40),
  identity_masked VARCHAR(60),
  consent VARCHAR(500),
  -- Who gave it or recorded it, and his own key for doing so.
  recorded_by VARCHAR(80) NOT NULL,
  giving_key VARCHAR(120) NOT NULL,
  CONSTRAINT uk_mandate_giving UNIQUE (recorded_by, giving_key),
  CONSTRAINT uk_mandate_code UNIQUE (code_hash)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_mandate_giver ON mandate (giver_id, given_at, id);
CREATE INDEX ix_mandate_helper ON mandate (helper_id, given_at, id);
CREATE INDEX ix_mandate_login ON mandate (helper_login);

-- Every act under a mandate, under both names.
CREATE TABLE mandate_act (
  id CHAR(36) NOT NULL PRIMARY KEY,
  mandate_id CHAR(36) NOT NULL,
  act VARCHAR(30) NOT NULL,
  subject VARCHAR(60) NOT NULL,
  by_id VARCHAR(80) NOT NULL,
  by_name VARCHAR(200) NOT NULL,
  for_id VARCHAR(80) NOT NULL,
  for_name VARCHAR(200) NOT NULL,
  done_at DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_mandate_act ON mandate_act (mandate_id, done_at, id);

-- Who handed a case in and who entered what of its form; no row where the applicant did all of it himself, at once.
CREATE TABLE application_entry (
  application_id CHAR(36) NOT NULL PRIMARY KEY,
  by_id VARCHAR(80) NOT NULL,
  by_name VARCHAR(200) NOT NULL,
  mandate_id CHAR(36),
  entries LONGTEXT NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
