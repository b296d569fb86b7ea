-- Every change of a year is a new version; the highest is in force, the others say what was in force before.
CREATE TABLE calendar_year (
    for_year SMALLINT NOT NULL,
    version INT NOT NULL,
    source VARCHAR(200) NOT NULL,
    author VARCHAR(100) NOT NULL,
    why VARCHAR(500) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    PRIMARY KEY (for_year, version)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE calendar_day (
    for_year SMALLINT NOT NULL,
    version INT NOT NULL,
    marked_day DATE NOT NULL,
    -- OFF or WORK
    kind VARCHAR(4) NOT NULL,
    reason VARCHAR(200) NOT NULL,
    PRIMARY KEY (for_year, version, marked_day),
    CONSTRAINT fk_calendar_day_year FOREIGN KEY (for_year, version) REFERENCES calendar_year (for_year, version)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
