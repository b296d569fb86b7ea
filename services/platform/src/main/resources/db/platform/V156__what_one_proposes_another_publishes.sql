-- Changes of numbers, calendars and rules as one administrator proposes them; another publishes them or nobody does.
-- The key knows a word said again for the same; what is discarded gives its key back.
CREATE TABLE proposed_change (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    subject VARCHAR(100) NOT NULL,
    based_on BIGINT NOT NULL,
    content LONGTEXT NOT NULL,
    effective_from DATE,
    proposer_id VARCHAR(64) NOT NULL,
    proposer VARCHAR(100) NOT NULL,
    why VARCHAR(500) NOT NULL,
    proposed_at DATETIME(6) NOT NULL,
    state VARCHAR(16) NOT NULL,
    settler_id VARCHAR(64),
    settler VARCHAR(100),
    settled_at DATETIME(6),
    request_key VARCHAR(100),
    request_print CHAR(64),
    CONSTRAINT proposed_change_request UNIQUE (proposer_id, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX proposed_change_of_subject ON proposed_change (subject, kind, id);
CREATE INDEX proposed_change_by_state ON proposed_change (state, id);
