-- What a connection costs the customer. A charge names its basis; those S4#24 lists are abolished and stand at zero.
CREATE TABLE utility_charge (
    supply VARCHAR(10) NOT NULL,
    purpose VARCHAR(20) NOT NULL,
    charge VARCHAR(20) NOT NULL,
    amount DECIMAL(12,2) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (supply, purpose, charge, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO utility_charge (supply, purpose, charge, amount, valid_from, valid_to, source) VALUES
    ('POWER', 'RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'S4#17 三零 [V]'),
    ('POWER', 'NON_RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'S4#17 三零 [V]'),
    ('POWER', 'CONSTRUCTION_TEMP', 'CONNECTION', 0, '2021-01-01', NULL, 'S4#17 [U]'),
    ('POWER', 'CONSTRUCTION_TEMP', 'DEPOSIT', 0, '2021-01-01', NULL, 'setting [U]'),
    ('WATER', 'RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'S4#24 [V]'),
    ('WATER', 'NON_RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'S4#24 [V]'),
    ('WATER', 'CONSTRUCTION_TEMP', 'CONNECTION', 0, '2021-01-01', NULL, 'S4#24 [V]'),
    ('WATER', 'CONSTRUCTION_TEMP', 'DEPOSIT', 0, '2021-01-01', NULL, 'setting [U]'),
    ('GAS', 'RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'setting [U]'),
    ('GAS', 'NON_RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'setting [U]'),
    ('CATV', 'RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'setting [U]'),
    ('CATV', 'NON_RESIDENT', 'CONNECTION', 0, '2021-01-01', NULL, 'setting [U]');

INSERT INTO sizing_figure (name, amount, valid_from, valid_to, source) VALUES
    ('power.zero-investment-kw', 160, '2021-01-01', NULL, 'S4#17; 国家发展改革委、国家能源局 2025 [W]'),
    ('power.equipment-tolerance', 0.2, '2021-01-01', NULL, 'the sum of the equipment within 20 % of the power asked for [U]');

-- Where nobody supplies: the identifiers know the region, no provider has a service point there.
CREATE TABLE utility_unserved (
    supply VARCHAR(10) NOT NULL,
    region CHAR(6) NOT NULL,
    reason VARCHAR(255) NOT NULL,
    PRIMARY KEY (supply, region)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO utility_unserved (supply, region, reason) VALUES
    ('POWER', '350527', '金门县无服务网点'),
    ('WATER', '350527', '金门县无服务网点'),
    ('GAS', '350527', '金门县无服务网点'),
    ('CATV', '350527', '金门县无服务网点');
