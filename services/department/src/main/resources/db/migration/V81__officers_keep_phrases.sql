-- Texts an officer uses again and again; of one item where it is named, otherwise of all.
CREATE TABLE phrase (
    id CHAR(36) NOT NULL PRIMARY KEY,
    officer_id VARCHAR(100) NOT NULL,
    said_in VARCHAR(20) NOT NULL,
    item VARCHAR(80),
    name VARCHAR(120) NOT NULL,
    words TEXT NOT NULL,
    basis VARCHAR(400),
    version INT NOT NULL,
    changed_at DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX phrase_officer ON phrase (officer_id, name);
