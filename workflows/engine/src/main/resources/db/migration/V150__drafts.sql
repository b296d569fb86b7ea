-- What administrators write before it is published, and what became of it. Revisions are counted so that two who write
-- at once notice each other.
CREATE TABLE draft (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    item_key VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    based_on INT NOT NULL,
    state VARCHAR(16) NOT NULL,
    revision INT NOT NULL,
    source LONGTEXT NOT NULL,
    drawing LONGTEXT,
    author_id VARCHAR(64) NOT NULL,
    author VARCHAR(100) NOT NULL,
    proposer_id VARCHAR(64),
    proposer VARCHAR(100),
    why VARCHAR(500),
    effective_from DATE,
    errors INT NOT NULL,
    asked_with VARCHAR(200) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    UNIQUE (asked_with)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX draft_by_time ON draft (created_at, id);

CREATE TABLE draft_act (
    draft_id VARCHAR(36) NOT NULL,
    number INT NOT NULL,
    at DATETIME(6) NOT NULL,
    who VARCHAR(100) NOT NULL,
    act VARCHAR(16) NOT NULL,
    why VARCHAR(500),
    PRIMARY KEY (draft_id, number)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
