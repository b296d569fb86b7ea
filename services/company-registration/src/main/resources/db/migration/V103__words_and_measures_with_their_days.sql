-- The words of the name rules and the catalogue of scopes. What ships is read from name-rules/*.csv into empty tables
-- when the service starts; from then on the tables are the truth and an administrator changes them from a day on.
CREATE TABLE forbidden_word (
    word VARCHAR(40) NOT NULL,
    kind VARCHAR(60) NOT NULL,
    effect VARCHAR(20) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (word, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE industry_word (
    word VARCHAR(40) NOT NULL,
    trade VARCHAR(40) NOT NULL,
    codes VARCHAR(400) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (word, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE place_name (
    name VARCHAR(40) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (name, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE region_of_registry (
    registry VARCHAR(6) NOT NULL,
    place INT NOT NULL,
    name VARCHAR(40) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (registry, place, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE scope_entry (
    wording VARCHAR(200) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (wording, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How alike two names may be: what the officer is told of (WARN), what stands in the way (BLOCK), what is not looked at.
CREATE TABLE name_likeness (
    likeness VARCHAR(20) NOT NULL,
    effect VARCHAR(10) NOT NULL,
    same_trade BOOLEAN NOT NULL,
    same_registry BOOLEAN NOT NULL,
    least_length INT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (likeness, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO name_likeness (likeness, effect, same_trade, same_registry, least_length, valid_from, valid_to, source) VALUES
    ('SAME_SOUND', 'WARN', TRUE, FALSE, 2, '2021-03-01', NULL, '工商企注字〔2017〕133号: 字号同音且行业相同, a prompt [V]'),
    ('CONTAINS', 'WARN', FALSE, FALSE, 2, '2021-03-01', NULL, '工商企注字〔2017〕133号: 字号包含, a prompt [V]'),
    ('ONE_CHARACTER', 'WARN', TRUE, TRUE, 3, '2021-03-01', NULL, 'brands of this length that differ in one character, a setting [U]');

INSERT INTO figure (name, amount, valid_from, valid_to, source) VALUES
    ('name.months-reserved', 2, '2021-03-01', NULL, '企业名称登记管理规定 第十八条 [V]'),
    ('name.months-reserved-approval', 12, '2021-03-01', NULL, '企业名称登记管理规定 第十八条: where an approval comes first [V]'),
    ('bar.crime-years', 5, '2022-03-01', NULL, '市场主体登记管理条例 第十二条第二项 [V]'),
    ('bar.bankruptcy-years', 3, '2022-03-01', NULL, '市场主体登记管理条例 第十二条第三项 [V]'),
    ('bar.revocation-years', 3, '2022-03-01', NULL, '市场主体登记管理条例 第十二条第四项 [V]'),
    ('bar.false-registration-years', 3, '2022-03-01', NULL, '市场主体登记管理条例 第四十条 [V]'),
    ('domicile.many', 5, '2022-03-01', NULL, 'enterprises at one address that are looked at, a setting [U]'),
    ('approval.days-without-term', 90, '2022-03-01', NULL, '市场主体登记管理条例实施细则 第二十二条 [V]'),
    ('change.days-to-file', 30, '2022-03-01', NULL, '市场主体登记管理条例 第二十四条 [V]'),
    ('change.capital-notice-days', 45, '2022-03-01', NULL, '市场主体登记管理条例实施细则 第三十六条 [V]'),
    ('exit.notice-days', 20, '2022-03-01', NULL, '市场主体登记管理条例 第三十三条 [V]'),
    ('exit.days-to-file-after-notice', 20, '2022-03-01', NULL, '市场主体登记管理条例实施细则 第四十九条 [V]'),
    ('exit.days-to-publish-group', 10, '2022-03-01', NULL, '市场主体登记管理条例 第三十二条 [V]'),
    ('exit.creditor-days', 45, '2022-03-01', NULL, '公司法 第二百三十五条 [W]'),
    ('exit.days-to-file', 30, '2022-03-01', NULL, '市场主体登记管理条例 第三十二条 [V]');
