-- live_name repeats the name while the enterprise lives and is empty afterwards: so a name is unique among the living only.
CREATE TABLE enterprise (
    uscc CHAR(18) NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    live_name VARCHAR(120),
    name_region VARCHAR(40) NOT NULL,
    brand VARCHAR(60) NOT NULL,
    industry VARCHAR(60) NOT NULL,
    form VARCHAR(40) NOT NULL,
    registry CHAR(6) NOT NULL,
    enterprise_type VARCHAR(30) NOT NULL,
    legal_rep VARCHAR(100) NOT NULL,
    capital DECIMAL(16,6) NOT NULL,
    currency CHAR(3) NOT NULL,
    domicile VARCHAR(255) NOT NULL,
    scope LONGTEXT NOT NULL,
    business_term VARCHAR(60) NOT NULL,
    established_on DATE NOT NULL,
    standing VARCHAR(10) NOT NULL,
    standing_since DATE NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    CONSTRAINT uk_enterprise_live_name UNIQUE (live_name)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX ix_enterprise_brand ON enterprise (brand);
