-- Series of sizes, each with the most it serves: kW (direct meters), A (behind a transformer), kVA (transformers of
-- 10 kV), m³/h of water and gas. Standard engineering arithmetic, to be confirmed by each provider [U].
CREATE TABLE meter_step (
    series VARCHAR(20) NOT NULL,
    up_to DECIMAL(10,3) NOT NULL,
    label VARCHAR(40) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (series, up_to, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO meter_step (series, up_to, label, valid_from, valid_to, source) VALUES
    ('POWER_SINGLE', 10, '5(60)A', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_SINGLE', 12, '10(100)A', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_THREE', 30, '3×5(60)A', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_THREE', 55, '3×10(100)A', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMED', 75, '75/5', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMED', 100, '100/5', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMED', 150, '150/5', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMED', 200, '200/5', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMED', 250, '250/5', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMED', 300, '300/5', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 200, '200kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 250, '250kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 315, '315kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 400, '400kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 500, '500kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 630, '630kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 800, '800kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 1000, '1000kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 1250, '1250kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('POWER_TRANSFORMER', 1600, '1600kVA', '2021-01-01', NULL, 'standard arithmetic [U]'),
    ('WATER', 2.5, 'DN15', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 4, 'DN20', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 6.3, 'DN25', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 10, 'DN32', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 16, 'DN40', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 25, 'DN50', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 63, 'DN80', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 100, 'DN100', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('WATER', 250, 'DN150', '2021-01-01', NULL, 'Q3 of the new standard [U]'),
    ('GAS', 2.5, 'G1.6', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 4, 'G2.5', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 6, 'G4', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 10, 'G6', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 16, 'G10', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 25, 'G16', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 40, 'G25', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 65, 'G40', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 100, 'G65', '2021-01-01', NULL, 'common series [U]'),
    ('GAS', 160, 'G100', '2021-01-01', NULL, 'common series [W]');

CREATE TABLE sizing_figure (
    name VARCHAR(40) NOT NULL,
    amount DECIMAL(10,3) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (name, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO sizing_figure (name, amount, valid_from, valid_to, source) VALUES
    ('power.single-phase-kw', 12, '2021-01-01', NULL, '供电营业规则 第九条 [W]'),
    ('power.low-voltage-kw', 160, '2021-01-01', NULL, 'S4#17; 国家发展改革委、国家能源局 2025 [W]'),
    ('power.factor', 0.9, '2021-01-01', NULL, 'cos φ [U]'),
    ('water.peak-factor', 2, '2021-01-01', NULL, 'K between 1.5 and 2.5 by usage [U]'),
    ('water.hours', 10, '2021-01-01', NULL, 'hours of use in a day [U]');

-- What premises usually need, for accounts taken over without a size: kW, m³/h of water, m³/h of gas.
CREATE TABLE usual_demand (
    supply VARCHAR(10) NOT NULL,
    planned_use VARCHAR(20) NOT NULL,
    demand DECIMAL(10,3) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (supply, planned_use, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO usual_demand (supply, planned_use, demand, valid_from, valid_to, source) VALUES
    ('POWER', 'RESIDENCE', 8, '2021-01-01', NULL, 'setting [U]'),
    ('POWER', 'NON_RESIDENCE', 20, '2021-01-01', NULL, 'setting [U]'),
    ('POWER', 'PARKING', 7, '2021-01-01', NULL, 'setting [U]'),
    ('WATER', 'RESIDENCE', 2.5, '2021-01-01', NULL, 'residents DN15 to DN20 [U]'),
    ('WATER', 'NON_RESIDENCE', 4, '2021-01-01', NULL, 'setting [U]'),
    ('GAS', 'RESIDENCE', 4, '2021-01-01', NULL, 'G2.5 for homes [U]'),
    ('GAS', 'NON_RESIDENCE', 10, '2021-01-01', NULL, 'setting [U]');
