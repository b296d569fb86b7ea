CREATE TABLE house_tax_assessment (
    notice_no VARCHAR(40) NOT NULL PRIMARY KEY,
    review_id VARCHAR(64) NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    unit_code VARCHAR(28) NOT NULL,
    payers VARCHAR(600) NOT NULL,
    price DECIMAL(14,2) NOT NULL,
    net_price DECIMAL(14,2) NOT NULL,
    total DECIMAL(14,2) NOT NULL,
    confirmed_paid_at DATETIME(6) NOT NULL,
    CONSTRAINT uk_house_tax_assessment_review UNIQUE (review_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE house_tax_line (
    notice_no VARCHAR(40) NOT NULL,
    tax VARCHAR(20) NOT NULL,
    rule_id VARCHAR(40) NOT NULL,
    base_amount DECIMAL(14,2) NOT NULL,
    percent DECIMAL(9,4) NOT NULL,
    amount DECIMAL(14,2) NOT NULL,
    PRIMARY KEY (notice_no, tax)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
