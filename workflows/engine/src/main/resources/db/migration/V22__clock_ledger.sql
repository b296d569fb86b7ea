-- One decision clock a review. The budgets are what was promised and what the law allows; state, due dates and the
-- next rung are read off the facts and kept here only to be searched by.
CREATE TABLE clock (
    review_id CHAR(36) NOT NULL PRIMARY KEY,
    case_id CHAR(36) NOT NULL,
    item VARCHAR(64) NOT NULL,
    office VARCHAR(64) NOT NULL,
    promised_amount INT NOT NULL,
    promised_unit VARCHAR(16) NOT NULL,
    statutory_amount INT NOT NULL,
    statutory_unit VARCHAR(16) NOT NULL,
    state VARCHAR(24) NOT NULL,
    due_at DATETIME(6),
    statutory_due_at DATETIME(6),
    provisional BOOLEAN NOT NULL,
    -- The last rung that was announced, and when.
    climbed_rung VARCHAR(16),
    climbed_at DATETIME(6),
    next_rung VARCHAR(16),
    next_rung_at DATETIME(6),
    version INT NOT NULL
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_clock_case ON clock (case_id);
CREATE INDEX ix_clock_state_review ON clock (state, review_id);

-- Append-only: a fact is never changed or deleted.
CREATE TABLE clock_fact (
    review_id CHAR(36) NOT NULL,
    number INT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    ground VARCHAR(32) NOT NULL,
    author VARCHAR(100) NOT NULL,
    told TEXT NOT NULL,
    basis VARCHAR(200) NOT NULL,
    extension_amount INT,
    extension_unit VARCHAR(16),
    approved_by VARCHAR(100),
    PRIMARY KEY (review_id, number),
    CONSTRAINT fk_clock_fact_clock FOREIGN KEY (review_id) REFERENCES clock (review_id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
