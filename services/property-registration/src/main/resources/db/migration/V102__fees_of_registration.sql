-- Of the lines whose conditions hold the one with the lowest line_order counts; an empty condition holds for all.
CREATE TABLE registration_fee (
    rule_id VARCHAR(40) NOT NULL,
    line_order INT NOT NULL,
    registration VARCHAR(20) NOT NULL,
    planned_use VARCHAR(20),
    enterprise_party BOOLEAN,
    amount DECIMAL(10,2) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (rule_id, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO registration_fee (rule_id, line_order, registration, planned_use, enterprise_party, amount, valid_from, valid_to, source) VALUES
    ('FEE-ENTERPRISE', 10, 'TRANSFER', NULL, TRUE, 0, '2021-01-01', NULL, '泉州: 企业转移免收 (not banks and developers), S4#33 [V]'),
    ('FEE-HOME', 20, 'TRANSFER', 'RESIDENCE', NULL, 80, '2016-12-06', NULL, '发改价格规〔2016〕2559号 [V]'),
    ('FEE-PARKING', 30, 'TRANSFER', 'PARKING', NULL, 80, '2019-07-01', NULL, '财税〔2019〕45号 [V]'),
    ('FEE-OTHER', 90, 'TRANSFER', NULL, NULL, 550, '2016-12-06', NULL, '发改价格规〔2016〕2559号 [V]'),
    ('FEE-MORTGAGE-HOME', 20, 'MORTGAGE', 'RESIDENCE', NULL, 80, '2016-12-06', NULL, '发改价格规〔2016〕2559号 [W]'),
    ('FEE-MORTGAGE-PARKING', 30, 'MORTGAGE', 'PARKING', NULL, 80, '2019-07-01', NULL, '财税〔2019〕45号 [W]'),
    ('FEE-MORTGAGE-OTHER', 90, 'MORTGAGE', NULL, NULL, 550, '2016-12-06', NULL, '发改价格规〔2016〕2559号 [W]');
