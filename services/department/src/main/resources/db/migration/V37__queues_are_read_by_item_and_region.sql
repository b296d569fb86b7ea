-- Where items of a department are asked for at all; "-" stands for no region.
CREATE TABLE queue_place (
    department VARCHAR(40) NOT NULL,
    item VARCHAR(80) NOT NULL,
    region VARCHAR(20) NOT NULL,
    PRIMARY KEY (department, item, region)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
INSERT INTO queue_place (department, item, region)
    SELECT DISTINCT department, item, COALESCE(region, '-') FROM review;

-- With the region too: the queue of an item alone is put together of its regions'.
CREATE INDEX review_of_place ON review (department, ended, item, region, due_at, id, status, lamp, claimed_by, bundle);
ALTER TABLE review DROP INDEX review_of_item;

-- Filters of the line are answered by the index as well.
CREATE INDEX review_in_line ON review (department, next_day, path_after DESC, due_at, id, lamp, item, region, bundle);
ALTER TABLE review DROP INDEX review_next;
