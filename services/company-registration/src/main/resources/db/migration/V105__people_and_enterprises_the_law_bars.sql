-- Who may hold no position or ask for no registration (MER 12, 40). bar_until is the last day; empty until it is lifted.
CREATE TABLE barred_person (
    id CHAR(36) NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    id_number VARCHAR(30) NOT NULL,
    ground VARCHAR(30) NOT NULL,
    document VARCHAR(200) NOT NULL,
    barred_from DATE NOT NULL,
    barred_until DATE,
    entered_by VARCHAR(80) NOT NULL,
    entered_by_name VARCHAR(200) NOT NULL,
    entered_at DATETIME(6) NOT NULL,
    lifted_on DATE,
    lifted_by_name VARCHAR(200),
    lifted_why VARCHAR(500),
    request_key VARCHAR(100) NOT NULL,
    CONSTRAINT uk_barred_person_request UNIQUE (entered_by, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_barred_person_id_number ON barred_person (id_number);

-- What keeps an enterprise from leaving the simple way (MERi 48).
CREATE TABLE enterprise_restraint (
    id CHAR(36) NOT NULL PRIMARY KEY,
    uscc CHAR(18) NOT NULL,
    ground VARCHAR(30) NOT NULL,
    document VARCHAR(200) NOT NULL,
    since DATE NOT NULL,
    entered_by VARCHAR(80) NOT NULL,
    entered_by_name VARCHAR(200) NOT NULL,
    entered_at DATETIME(6) NOT NULL,
    lifted_on DATE,
    lifted_by_name VARCHAR(200),
    lifted_why VARCHAR(500),
    request_key VARCHAR(100) NOT NULL,
    CONSTRAINT uk_enterprise_restraint_request UNIQUE (entered_by, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_enterprise_restraint_uscc ON enterprise_restraint (uscc);
