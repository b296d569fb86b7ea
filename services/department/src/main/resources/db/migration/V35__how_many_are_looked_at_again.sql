-- Of a hundred automatic decisions of an item; without a line the item file says how many.
CREATE TABLE recheck_rate (
    item VARCHAR(80) NOT NULL,
    percent DECIMAL(5,2) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (item, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
