-- A price below floor_percent of the usual one is looked at (DEED 4). Amounts are made up for the demonstration [U].
CREATE TABLE reference_price (
    region CHAR(6) NOT NULL,
    planned_use VARCHAR(20) NOT NULL,
    per_square_metre DECIMAL(12,2) NOT NULL,
    floor_percent DECIMAL(5,2) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (region, planned_use, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO reference_price (region, planned_use, per_square_metre, floor_percent, valid_from, valid_to, source) VALUES
    ('350502', 'RESIDENCE', 10000, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350503', 'RESIDENCE', 11000, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350504', 'RESIDENCE', 8000, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350505', 'RESIDENCE', 6000, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350521', 'RESIDENCE', 6500, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350524', 'RESIDENCE', 6500, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350525', 'RESIDENCE', 5000, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350526', 'RESIDENCE', 5500, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350581', 'RESIDENCE', 7000, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350582', 'RESIDENCE', 8000, 60, '2024-01-01', NULL, 'demonstration [U]'),
    ('350583', 'RESIDENCE', 6000, 60, '2024-01-01', NULL, 'demonstration [U]');
