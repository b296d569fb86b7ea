-- Append-only: every asking of an item's rules, what they were told, which rows matched, what came of it.
CREATE TABLE instant_evaluation (
    review_id CHAR(36) NOT NULL PRIMARY KEY,
    case_no VARCHAR(60) NOT NULL,
    department VARCHAR(40) NOT NULL,
    item VARCHAR(80) NOT NULL,
    item_version INT NOT NULL,
    rules_print CHAR(64) NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    effect VARCHAR(10) NOT NULL,
    -- Reasons, results, rows, inputs and doubt as JSON.
    verdict LONGTEXT NOT NULL,
    left_because VARCHAR(4000),
    evaluated_at DATETIME(6) NOT NULL,
    took_micros BIGINT NOT NULL,
    since_receipt_millis BIGINT NOT NULL,
    late BOOLEAN NOT NULL,
    -- What the review drew and the rate of that day; empty where nothing was decided.
    draw DECIMAL(13,12),
    rate DECIMAL(5,2)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX instant_evaluation_item ON instant_evaluation (department, item, evaluated_at);
