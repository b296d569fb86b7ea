ALTER TABLE registration_fee ADD COLUMN small_micro BOOLEAN;
ALTER TABLE registration_fee ADD COLUMN low_risk BOOLEAN;

INSERT INTO registration_fee (rule_id, line_order, registration, planned_use, enterprise_party, small_micro, low_risk, amount, valid_from, valid_to, source) VALUES
    ('FEE-SMALL', 5, 'TRANSFER', NULL, NULL, TRUE, NULL, 0, '2016-12-06', NULL, '发改价格规〔2016〕2559号; promise letter [V/W]'),
    ('FEE-MORTGAGE-SMALL', 5, 'MORTGAGE', NULL, NULL, TRUE, NULL, 0, '2016-12-06', NULL, '发改价格规〔2016〕2559号; promise letter [V/W]'),
    ('FEE-FIRST-LOW-RISK', 2, 'FIRST', NULL, NULL, NULL, TRUE, 0, '2021-01-01', NULL, '泉州: 简易低风险免收首次登记费, S4#8 [V]'),
    ('FEE-FIRST-SMALL', 5, 'FIRST', NULL, NULL, TRUE, NULL, 0, '2016-12-06', NULL, '发改价格规〔2016〕2559号; promise letter [V/W]'),
    ('FEE-FIRST-HOME', 20, 'FIRST', 'RESIDENCE', NULL, NULL, NULL, 80, '2016-12-06', NULL, '发改价格规〔2016〕2559号 [V]'),
    ('FEE-FIRST-PARKING', 30, 'FIRST', 'PARKING', NULL, NULL, NULL, 80, '2019-07-01', NULL, '财税〔2019〕45号 [V]'),
    ('FEE-FIRST-OTHER', 90, 'FIRST', NULL, NULL, NULL, NULL, 550, '2016-12-06', NULL, '发改价格规〔2016〕2559号 [V]'),
    ('FEE-CHANGE', 10, 'CHANGE', NULL, NULL, NULL, NULL, 0, '2019-07-01', NULL, '财税〔2019〕45号: 变更、更正免收 [V]'),
    ('FEE-COPY', 10, 'COPY', NULL, NULL, NULL, NULL, 10, '2016-12-06', NULL, 'each further certificate; city reply of 2025 [W]');
