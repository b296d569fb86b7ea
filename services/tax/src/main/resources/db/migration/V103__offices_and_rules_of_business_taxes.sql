CREATE TABLE tax_office (
    region CHAR(6) NOT NULL PRIMARY KEY,
    name VARCHAR(80) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO tax_office (region, name) VALUES
    ('350500', '国家税务总局泉州市税务局'),
    ('350502', '国家税务总局泉州市鲤城区税务局'),
    ('350503', '国家税务总局泉州市丰泽区税务局'),
    ('350504', '国家税务总局泉州市洛江区税务局'),
    ('350505', '国家税务总局泉州市泉港区税务局'),
    ('350521', '国家税务总局惠安县税务局'),
    ('350524', '国家税务总局安溪县税务局'),
    ('350525', '国家税务总局永春县税务局'),
    ('350526', '国家税务总局德化县税务局'),
    ('350581', '国家税务总局石狮市税务局'),
    ('350582', '国家税务总局晋江市税务局'),
    ('350583', '国家税务总局南安市税务局');

-- Which taxes a new taxpayer files; an empty condition holds for all.
CREATE TABLE tax_kind (
    line_order INT NOT NULL,
    vat_kind VARCHAR(10),
    individual BOOLEAN,
    printed VARCHAR(80) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (line_order, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO tax_kind (line_order, vat_kind, individual, printed, valid_from, valid_to, source) VALUES
    (10, 'SMALL', NULL, '增值税（按季）', '2024-01-01', NULL, 'ordinary practice [U]'),
    (11, 'GENERAL', NULL, '增值税（按月）', '2024-01-01', NULL, 'ordinary practice [U]'),
    (20, NULL, NULL, '城市维护建设税、教育费附加、地方教育附加（随增值税）', '2024-01-01', NULL, 'ordinary practice [U]'),
    (30, NULL, FALSE, '企业所得税（按季预缴）', '2024-01-01', NULL, 'ordinary practice [U]'),
    (31, NULL, TRUE, '个人所得税（经营所得，按季预缴）', '2024-01-01', NULL, 'ordinary practice [U]'),
    (40, NULL, FALSE, '个人所得税（工资薪金，按月代扣代缴）', '2024-01-01', NULL, 'ordinary practice [U]'),
    (50, NULL, NULL, '印花税（按季或按次）', '2024-01-01', NULL, 'ordinary practice [U]');

-- First monthly quota of digital invoices: what is given at once, and the most an officer may give.
CREATE TABLE invoice_quota (
    vat_kind VARCHAR(10) NOT NULL,
    at_once DECIMAL(14,2) NOT NULL,
    at_most DECIMAL(14,2) NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (vat_kind, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO invoice_quota (vat_kind, at_once, at_most, valid_from, valid_to, source) VALUES
    ('SMALL', 100000, 1000000, '2024-12-01', NULL, 'setting [U]'),
    ('GENERAL', 500000, 7500000, '2024-12-01', NULL, 'setting [U]');

CREATE TABLE tax_duty (
    duty VARCHAR(40) NOT NULL,
    days INT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    source VARCHAR(255) NOT NULL,
    PRIMARY KEY (duty, valid_from)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO tax_duty (duty, days, valid_from, valid_to, source) VALUES
    ('REPORT_AFTER_FOUNDING', 30, '2001-05-01', NULL, '税收征收管理法 第十五条 [V]');
