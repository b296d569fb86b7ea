-- Numbers of the rules, each with the days it holds (valid_to is the last day, empty for open end) and its source.
CREATE TABLE figure (
    name VARCHAR(60) NOT NULL,
    amount DECIMAL(18,6) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (name, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO figure (name, amount, valid_from, valid_to, source) VALUES
    ('capital.years-to-pay', 5, '2024-07-01', NULL, '公司法 第四十七条 [V]'),
    ('capital.look-above', 10000, '2024-07-01', NULL, '注册资本登记管理制度 第三条: 明显异常; the amount (万元) is a setting [U]'),
    ('name.rest-years', 1, '2021-03-01', NULL, '企业名称登记管理规定 第十七条 [V]'),
    ('person.full-age', 18, '1987-01-01', NULL, '民法典 第十七条 [V]');
