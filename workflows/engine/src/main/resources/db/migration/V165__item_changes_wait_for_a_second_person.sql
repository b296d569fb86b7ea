-- Limits and rules of an item as one administrator proposes them; another publishes them or nobody does.
CREATE TABLE item_change (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    item_key VARCHAR(64) NOT NULL,
    based_on INT NOT NULL,
    content LONGTEXT NOT NULL,
    effective_from DATE NOT NULL,
    proposer_id VARCHAR(64) NOT NULL,
    proposer VARCHAR(100) NOT NULL,
    why VARCHAR(500) NOT NULL,
    proposed_at DATETIME(6) NOT NULL,
    state VARCHAR(16) NOT NULL,
    settler_id VARCHAR(64),
    settler VARCHAR(100),
    settled_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX item_change_of_item ON item_change (item_key, state, id);
CREATE INDEX item_change_by_state ON item_change (state, id);
