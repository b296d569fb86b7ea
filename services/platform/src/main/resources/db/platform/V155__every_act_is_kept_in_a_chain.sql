-- Written once, with the act itself; the number and the hashes are filled in when it is sealed, a moment later.
CREATE TABLE audit_entry (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at DATETIME(6) NOT NULL,
    actor_id VARCHAR(64) NOT NULL,
    actor VARCHAR(100) NOT NULL,
    act VARCHAR(200) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    detail LONGTEXT NOT NULL,
    seq BIGINT,
    previous CHAR(64),
    hash CHAR(64),
    CONSTRAINT audit_entry_seq UNIQUE (seq)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX audit_entry_actor ON audit_entry (actor_id, seq);

-- The end of the chain: who shortens it must also know this.
CREATE TABLE audit_head (
    id INT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash CHAR(64) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
