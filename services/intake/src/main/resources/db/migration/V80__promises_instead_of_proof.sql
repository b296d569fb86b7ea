-- 告知承诺: what was promised instead of a material of an item, and what became of it.
CREATE TABLE application_promise (
  id CHAR(36) NOT NULL PRIMARY KEY,
  application_id CHAR(36) NOT NULL,
  department VARCHAR(60) NOT NULL,
  item VARCHAR(60) NOT NULL,
  material VARCHAR(60) NOT NULL,
  name VARCHAR(200) NOT NULL,
  told TEXT NOT NULL,
  party VARCHAR(60),
  given_at DATETIME(6) NOT NULL,
  state VARCHAR(10) NOT NULL,
  said TEXT,
  changed_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_application_promise_application ON application_promise (application_id);

-- 失信记录: promises that were not kept. broken_at is empty while only the lifting has been heard of.
CREATE TABLE promise_breach (
  id CHAR(36) NOT NULL PRIMARY KEY,
  applicant_id VARCHAR(80) NOT NULL,
  party VARCHAR(60),
  department VARCHAR(60) NOT NULL,
  item VARCHAR(60),
  broken_at DATETIME(6),
  lifted_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_promise_breach_applicant ON promise_breach (applicant_id);
CREATE INDEX ix_promise_breach_party ON promise_breach (party);
