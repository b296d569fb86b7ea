-- 草稿: an application that is still being filled in. Emptied when it becomes a case, gone when its time is over.
CREATE TABLE draft (
  id CHAR(36) NOT NULL PRIMARY KEY,
  owner_id VARCHAR(80) NOT NULL,
  owner_name VARCHAR(200) NOT NULL,
  -- The owner's own key for the beginning, so that a repeated request begins nothing twice.
  opening_key VARCHAR(120) NOT NULL,
  bundle VARCHAR(60) NOT NULL,
  bundle_version INT NOT NULL,
  bundle_name VARCHAR(200) NOT NULL,
  bundle_name_en VARCHAR(200) NOT NULL,
  -- The versions of all items the bundle may bring, as JSON.
  items LONGTEXT NOT NULL,
  version_no INT NOT NULL,
  region VARCHAR(12),
  answers LONGTEXT NOT NULL,
  form LONGTEXT NOT NULL,
  materials LONGTEXT NOT NULL,
  certificates LONGTEXT NOT NULL,
  -- Who entered which value of the form.
  entries LONGTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  warned_at DATETIME(6),
  -- Empty while it is open.
  application_id CHAR(36),
  CONSTRAINT uk_draft_opening UNIQUE (owner_id, opening_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_draft_mine ON draft (owner_id, updated_at, id);
CREATE INDEX ix_draft_expiry ON draft (expires_at);
