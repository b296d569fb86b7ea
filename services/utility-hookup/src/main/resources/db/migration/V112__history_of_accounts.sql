-- Append-only: how an account was opened, moved and closed, by which case.
CREATE TABLE utility_account_entry (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    supply VARCHAR(10) NOT NULL,
    account_no VARCHAR(20) NOT NULL,
    act VARCHAR(12) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    holder VARCHAR(600) NOT NULL,
    detail VARCHAR(255),
    meter_reading DECIMAL(14,3),
    case_id VARCHAR(64),
    case_no VARCHAR(64),
    by_whom VARCHAR(200)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_utility_account_entry_account ON utility_account_entry (supply, account_no, id);

INSERT INTO utility_account_entry (supply, account_no, act, happened_at, holder, detail, meter_reading, case_id)
    SELECT supply, account_no, 'MOVED', moved_on, to_holder, title_number, meter_reading, case_id
    FROM utility_account_move ORDER BY id;

-- The account a reservation became; empty while it is only a reservation.
ALTER TABLE utility_appointment ADD COLUMN became_account VARCHAR(20);
