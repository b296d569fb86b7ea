CREATE TABLE taxpayer (
    uscc CHAR(18) NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    office VARCHAR(80) NOT NULL,
    vat_kind VARCHAR(10) NOT NULL,
    vat_from DATE,
    accounting_system VARCHAR(30) NOT NULL,
    kinds VARCHAR(1000) NOT NULL,
    registered_on DATE NOT NULL,
    case_id VARCHAR(64) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- 非正常户: firms that no longer file and cannot be found; lifted_on is empty while that lasts.
CREATE TABLE non_normal_firm (
    uscc CHAR(18) NOT NULL PRIMARY KEY,
    legal_rep_id_number VARCHAR(30) NOT NULL,
    since DATE NOT NULL,
    lifted_on DATE
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_non_normal_firm_legal_rep ON non_normal_firm (legal_rep_id_number);
