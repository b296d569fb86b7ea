-- A county's own provider, else the city's. Names and numbers as commonly published [U].
CREATE TABLE utility_provider (
    supply VARCHAR(10) NOT NULL,
    region CHAR(6) NOT NULL,
    name VARCHAR(80) NOT NULL,
    hotline VARCHAR(20) NOT NULL,
    PRIMARY KEY (supply, region)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO utility_provider (supply, region, name, hotline) VALUES
    ('POWER', '350500', '国网泉州供电公司', '95598'),
    ('WATER', '350500', '泉州市自来水有限公司', '12345'),
    ('WATER', '350521', '惠安县自来水公司', '12345'),
    ('WATER', '350524', '安溪县自来水公司', '12345'),
    ('WATER', '350525', '永春县自来水公司', '12345'),
    ('WATER', '350526', '德化县自来水公司', '12345'),
    ('WATER', '350581', '石狮市自来水公司', '12345'),
    ('WATER', '350582', '晋江市自来水公司', '12345'),
    ('WATER', '350583', '南安市自来水公司', '12345'),
    ('GAS', '350500', '泉州市燃气有限公司', '12345'),
    ('CATV', '350500', '泉州广电网络有限公司', '96311');
