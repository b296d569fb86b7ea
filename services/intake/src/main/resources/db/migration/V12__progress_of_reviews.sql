-- What the applicant sees of a review, put together from the engine's and the department's news in whatever order.
CREATE TABLE review_progress (
  review_id VARCHAR(60) NOT NULL PRIMARY KEY,
  application_id CHAR(36) NOT NULL,
  department VARCHAR(60) NOT NULL,
  -- Empty while only news arrived that does not name it.
  item VARCHAR(60),
  -- The engine's request.
  received_at DATETIME(6),
  promised VARCHAR(40),
  statutory VARCHAR(40),
  awaits VARCHAR(1000),
  released BOOLEAN NOT NULL,
  -- The department's latest word, by its own version.
  word_version INT,
  word VARCHAR(30),
  reason VARCHAR(2000),
  basis VARCHAR(2000),
  -- The one notice of gaps and its answer.
  correction_requested_at DATETIME(6),
  defects LONGTEXT,
  correction_answered_at DATETIME(6),
  answer_hash CHAR(64),
  -- The engine's latest word on the clock.
  clock_told_at DATETIME(6),
  clock_rank INT,
  clock_event CHAR(36),
  clock_running BOOLEAN,
  due_at DATETIME(6),
  statutory_due_at DATETIME(6),
  provisional BOOLEAN,
  due_soon_for DATETIME(6),
  overdue_for DATETIME(6),
  escalated_for DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_review_progress_application ON review_progress (application_id);

CREATE TABLE issued_certificate (
  id VARCHAR(60) NOT NULL PRIMARY KEY,
  application_id CHAR(36) NOT NULL,
  review_id VARCHAR(60) NOT NULL,
  kind VARCHAR(60) NOT NULL,
  number VARCHAR(120) NOT NULL,
  title VARCHAR(200) NOT NULL,
  service VARCHAR(60) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_issued_certificate_application ON issued_certificate (application_id);
