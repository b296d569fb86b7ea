CREATE TABLE realty_unit (
    unit_code CHAR(28) NOT NULL PRIMARY KEY,
    region CHAR(6) NOT NULL,
    location VARCHAR(255) NOT NULL,
    planned_use VARCHAR(20) NOT NULL,
    land_right VARCHAR(60) NOT NULL,
    building_area DECIMAL(12,2) NOT NULL,
    inner_area DECIMAL(12,2),
    term_until DATE
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- live_unit repeats the unit while the title lives and is empty afterwards: so a unit has one live title at most.
CREATE TABLE realty_title (
    title_number VARCHAR(60) NOT NULL PRIMARY KEY,
    unit_code CHAR(28) NOT NULL,
    live_unit CHAR(28),
    co_own VARCHAR(10) NOT NULL,
    cause VARCHAR(20) NOT NULL,
    registered_on DATE NOT NULL,
    entered_by_case VARCHAR(64),
    closed_on DATE,
    closed_by_case VARCHAR(64),
    CONSTRAINT uk_realty_title_live_unit UNIQUE (live_unit),
    CONSTRAINT fk_realty_title_unit FOREIGN KEY (unit_code) REFERENCES realty_unit (unit_code)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE realty_owner (
    title_number VARCHAR(60) NOT NULL,
    place INT NOT NULL,
    name VARCHAR(120) NOT NULL,
    id_number VARCHAR(30) NOT NULL,
    share_percent DECIMAL(9,4) NOT NULL,
    PRIMARY KEY (title_number, place),
    CONSTRAINT fk_realty_owner_title FOREIGN KEY (title_number) REFERENCES realty_title (title_number)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Mortgages, seals, objections, advance notices, rights of residence; lifted_on is empty while they last.
CREATE TABLE realty_burden (
    burden_number VARCHAR(60) NOT NULL PRIMARY KEY,
    unit_code CHAR(28) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    holder VARCHAR(120) NOT NULL,
    amount DECIMAL(16,2),
    since DATE NOT NULL,
    laid_by_case VARCHAR(64),
    lifted_on DATE,
    lifted_by_case VARCHAR(64),
    CONSTRAINT fk_realty_burden_unit FOREIGN KEY (unit_code) REFERENCES realty_unit (unit_code)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
