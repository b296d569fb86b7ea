-- Every change is a new version; the highest is in force.
CREATE TABLE office_hours (
    office VARCHAR(64) NOT NULL,
    version INT NOT NULL,
    source VARCHAR(200) NOT NULL,
    -- JSON: [{validFrom, seasons: [{from, to, sessions: ["08:00-12:00"]}]}]
    timetables LONGTEXT NOT NULL,
    author VARCHAR(100) NOT NULL,
    why VARCHAR(500) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    PRIMARY KEY (office, version)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
