-- Items are no longer the only ones whose changes wait for a second person.
INSERT INTO proposed_change (kind, subject, based_on, content, effective_from, proposer_id, proposer, why, proposed_at,
    state, settler_id, settler, settled_at)
SELECT kind, item_key, based_on, content, effective_from, proposer_id, proposer, why, proposed_at,
    state, settler_id, settler, settled_at
FROM item_change ORDER BY id;

DROP TABLE item_change;
