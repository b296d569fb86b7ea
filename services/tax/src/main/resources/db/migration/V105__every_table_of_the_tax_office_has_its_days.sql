ALTER TABLE tax_office ADD COLUMN valid_from DATE NOT NULL DEFAULT '2018-07-05';
ALTER TABLE tax_office ADD COLUMN valid_to DATE;
ALTER TABLE tax_office ADD COLUMN source VARCHAR(255) NOT NULL DEFAULT '国税地税征管体制改革, 国家税务总局公告2018年第32号 [U]';
ALTER TABLE tax_office DROP PRIMARY KEY;
ALTER TABLE tax_office ADD PRIMARY KEY (region, valid_from);

-- A relief the officer grants for who the buyer is; a line with one counts only then.
ALTER TABLE house_tax_rate ADD COLUMN relief VARCHAR(20);

INSERT INTO house_tax_rate (rule_id, tax, line_order, causes, housing, natural_person, homes_from, homes_to, area_over, area_to, held_from, held_below, only_home, pit_method, relief, base, percent, valid_from, valid_to, source) VALUES
    ('DEED-6-STATE',  'DEED_TAX', 1, NULL, NULL, FALSE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'STATE_BODY', 'NET', 0, '2021-09-01', NULL, '契税法 第六条第一项: 国家机关、事业单位、社会团体、军事单位 [V]'),
    ('DEED-6-PUBLIC', 'DEED_TAX', 2, NULL, NULL, FALSE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'NON_PROFIT', 'NET', 0, '2021-09-01', NULL, '契税法 第六条第二项: 非营利性的学校、医疗机构、社会福利机构 [V]'),
    -- 7, 3 and 2 percent of the VAT; small payers and natural persons pay half, which is the line SURCHARGE.
    ('SURCHARGE-FULL', 'SURCHARGE', 20, NULL, NULL, FALSE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'VAT', 12, '2016-05-01', NULL, '城建税 7%, 教育费附加 3%, 地方教育附加 2% [U]');

UPDATE house_tax_rate SET natural_person = TRUE,
    source = '城建税、教育费附加、地方教育附加 12%, halved for small payers and natural persons [U]'
    WHERE rule_id = 'SURCHARGE';

INSERT INTO tax_duty (duty, days, valid_from, valid_to, source) VALUES
    ('STAMP_AFTER_CONTRACT', 15, '2022-07-01', NULL, '印花税法 第十六条 [V]'),
    ('REPORT_AFTER_CHANGE', 30, '2001-05-01', NULL, '税收征收管理法 第十六条 [V]');

-- Stamp tax on what enterprises sign, besides the transfer of a house.
CREATE TABLE stamp_rate (
    document VARCHAR(30) NOT NULL,
    percent DECIMAL(9,4) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (document, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO stamp_rate (document, percent, valid_from, valid_to, source) VALUES
    ('EQUITY_TRANSFER', 0.05, '2022-07-01', NULL, '印花税法 税目税率表: 股权转让书据 万分之五 [V]'),
    ('ACCOUNT_BOOKS', 0.025, '2022-07-01', NULL, '印花税法 税目税率表: 营业账簿, of paid-in capital and reserve 万分之二点五 [V]'),
    ('LEASE', 0.1, '2022-07-01', NULL, '印花税法 税目税率表: 租赁合同 千分之一 [V]'),
    ('SALE_CONTRACT', 0.03, '2022-07-01', NULL, '印花税法 税目税率表: 买卖合同 万分之三 [V]');
