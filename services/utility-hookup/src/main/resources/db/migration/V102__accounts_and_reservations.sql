CREATE TABLE utility_account (
    supply VARCHAR(10) NOT NULL,
    account_no VARCHAR(20) NOT NULL,
    region CHAR(6) NOT NULL,
    unit_code CHAR(28),
    address VARCHAR(255) NOT NULL,
    holder VARCHAR(600) NOT NULL,
    installed VARCHAR(80) NOT NULL,
    arrears DECIMAL(12,2) NOT NULL,
    last_reading DECIMAL(14,3),
    PRIMARY KEY (supply, account_no)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE utility_account_move (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    supply VARCHAR(10) NOT NULL,
    account_no VARCHAR(20) NOT NULL,
    from_holder VARCHAR(600) NOT NULL,
    to_holder VARCHAR(600) NOT NULL,
    title_number VARCHAR(60) NOT NULL,
    meter_reading DECIMAL(14,3),
    moved_on DATE NOT NULL,
    case_id VARCHAR(64) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_utility_account_move_account ON utility_account_move (supply, account_no);

CREATE TABLE utility_appointment (
    appointment_no VARCHAR(30) NOT NULL PRIMARY KEY,
    supply VARCHAR(10) NOT NULL,
    region CHAR(6) NOT NULL,
    address VARCHAR(255) NOT NULL,
    customer VARCHAR(200) NOT NULL,
    contact VARCHAR(60) NOT NULL,
    mobile VARCHAR(20) NOT NULL,
    wanted_on DATE,
    proposal VARCHAR(80) NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    made_on DATE NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
