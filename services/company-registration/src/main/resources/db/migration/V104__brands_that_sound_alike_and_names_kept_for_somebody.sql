-- How a brand sounds, syllable by syllable; empty for enterprises entered before this was looked at.
ALTER TABLE enterprise ADD COLUMN brand_sound VARCHAR(400);
ALTER TABLE enterprise ADD COLUMN legal_rep_id VARCHAR(30);
CREATE INDEX ix_enterprise_brand_sound ON enterprise (brand_sound);
CREATE INDEX ix_enterprise_domicile ON enterprise (domicile);

-- Names given up by a change: they rest like those of the deregistered (NAME 17).
CREATE TABLE former_name (
    uscc CHAR(18) NOT NULL,
    name VARCHAR(120) NOT NULL,
    name_region VARCHAR(40) NOT NULL,
    brand VARCHAR(60) NOT NULL,
    industry VARCHAR(60) NOT NULL,
    form VARCHAR(40) NOT NULL,
    registry CHAR(6) NOT NULL,
    given_up_on DATE NOT NULL,
    PRIMARY KEY (uscc, given_up_on)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_former_name_brand ON former_name (brand);

-- live_name repeats the name while it is kept and is empty once it is used, given back or run out.
CREATE TABLE name_reservation (
    reservation_no VARCHAR(40) NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    live_name VARCHAR(120),
    name_region VARCHAR(40) NOT NULL,
    brand VARCHAR(60) NOT NULL,
    brand_sound VARCHAR(400) NOT NULL,
    industry VARCHAR(60) NOT NULL,
    form VARCHAR(40) NOT NULL,
    registry CHAR(6) NOT NULL,
    holder_id VARCHAR(80) NOT NULL,
    holder_name VARCHAR(200) NOT NULL,
    request_key VARCHAR(100) NOT NULL,
    reserved_on DATE NOT NULL,
    reserved_until DATE NOT NULL,
    used_by VARCHAR(64),
    given_back_on DATE,
    CONSTRAINT uk_name_reservation_live_name UNIQUE (live_name),
    CONSTRAINT uk_name_reservation_request UNIQUE (holder_id, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_name_reservation_brand ON name_reservation (brand);
CREATE INDEX ix_name_reservation_holder ON name_reservation (holder_id, reserved_on);
