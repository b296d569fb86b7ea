-- 一套材料: files that applicants uploaded. Their contents lie in the storage, under the digest of what is in them.
CREATE TABLE material (
  id CHAR(36) NOT NULL PRIMARY KEY,
  owner_id VARCHAR(80) NOT NULL,
  draft_id VARCHAR(60),
  -- Of owner, draft, name and content: the same file sent again is the same material.
  fingerprint CHAR(64) NOT NULL,
  name VARCHAR(200) NOT NULL,
  type VARCHAR(120) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 CHAR(64) NOT NULL,
  state VARCHAR(12) NOT NULL,
  reason VARCHAR(40),
  uploaded_at DATETIME(6) NOT NULL,
  -- Quarantined files are looked at from then on; whoever takes one moves it into the future.
  next_check_at DATETIME(6) NOT NULL,
  checked_at DATETIME(6),
  -- Empty while no application refers to it.
  filed_at DATETIME(6),
  CONSTRAINT uk_material_fingerprint UNIQUE (fingerprint)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_material_to_check ON material (state, next_check_at);
CREATE INDEX ix_material_mine ON material (owner_id, uploaded_at, id);
CREATE INDEX ix_material_content ON material (sha256);
CREATE INDEX ix_material_orphans ON material (filed_at, uploaded_at);

-- What a person has uploaded and not filed yet.
CREATE TABLE material_allowance (
  owner_id VARCHAR(80) NOT NULL PRIMARY KEY,
  files INT NOT NULL,
  size_bytes BIGINT NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Contents that may belong to no material: noted before they are stored and when a material goes.
CREATE TABLE loose_content (
  sha256 CHAR(64) NOT NULL PRIMARY KEY,
  since DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
