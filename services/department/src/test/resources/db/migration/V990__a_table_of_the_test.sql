CREATE TABLE seal_price (
    kind VARCHAR(20) NOT NULL,
    size_to INT NOT NULL,
    price DECIMAL(12,2) NOT NULL,
    percent DECIMAL(9,4),
    grounds VARCHAR(100),
    by_post BOOLEAN,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (kind, size_to, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO seal_price (kind, size_to, price, percent, grounds, by_post, valid_from, valid_to, source) VALUES
    ('OFFICIAL', 40, 100, 3, NULL, NULL, '2024-01-01', '2024-12-31', 'old list'),
    ('OFFICIAL', 40, 120, 3, 'POLICE,COURT', TRUE, '2025-01-01', NULL, 'new list'),
    ('OFFICIAL', 60, 150, NULL, NULL, NULL, '2024-01-01', NULL, 'old list'),
    ('CONTRACT', 40, 80, NULL, NULL, FALSE, '2024-01-01', NULL, 'old list');
