-- Weight of what waits behind the review in its case; reviews asked for before engines told of it have none.
ALTER TABLE review ADD COLUMN path_after INT DEFAULT 0 NOT NULL;

-- Ended ones lie beside the queue, not in it: an index in due order would begin with years of them.
ALTER TABLE review ADD COLUMN ended BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE review SET ended = TRUE WHERE status IN ('APPROVED', 'REFUSED', 'WITHDRAWN');

-- The last day of the legal limit while an officer may take the review, otherwise empty.
ALTER TABLE review ADD COLUMN next_day DATE;
UPDATE review SET next_day = COALESCE(CAST(statutory_due_at + INTERVAL '8' HOUR AS DATE), DATE '9999-12-31')
    WHERE status = 'OPEN' AND decided_by_mode = 'OFFICER' AND awaits = '' AND claimed_by IS NULL;

-- The applicant's name as it is searched for, and the case number from its end.
ALTER TABLE review ADD COLUMN applicant_search VARCHAR(400);
ALTER TABLE review ADD COLUMN case_no_end VARCHAR(60);

-- Each holds everything a queue is filtered by: a row is not looked at before it is shown.
CREATE INDEX review_in_queue ON review (department, ended, due_at, id, status, lamp, item, region, claimed_by, bundle);
CREATE INDEX review_of_item ON review (department, ended, item, due_at, id, status, lamp, region, claimed_by, bundle);
CREATE INDEX review_of_officer ON review (claimed_by, department, ended, due_at, id, status, lamp, item, region, bundle);
CREATE INDEX review_next ON review (department, next_day, path_after DESC, due_at, id);
CREATE INDEX review_case_no ON review (case_no);
CREATE INDEX review_case_no_end ON review (case_no_end);
ALTER TABLE review DROP INDEX review_queue;

-- Every two neighbouring characters of an applicant's name.
CREATE TABLE review_pair (
    department VARCHAR(40) NOT NULL,
    pair VARCHAR(4) NOT NULL,
    review_id CHAR(36) NOT NULL,
    PRIMARY KEY (department, pair, review_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX review_pair_review ON review_pair (review_id);

-- The names that items of a department have had.
CREATE TABLE queue_item (
    department VARCHAR(40) NOT NULL,
    item VARCHAR(80) NOT NULL,
    item_name VARCHAR(200) NOT NULL,
    item_search VARCHAR(400) NOT NULL,
    PRIMARY KEY (department, item, item_name)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
