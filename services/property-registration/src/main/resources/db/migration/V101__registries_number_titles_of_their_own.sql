-- The city's districts number under 泉州市, counties and county-level cities under their own name [U].
CREATE TABLE realty_registry (
    region CHAR(6) NOT NULL PRIMARY KEY,
    province VARCHAR(4) NOT NULL,
    place VARCHAR(20) NOT NULL,
    office VARCHAR(60) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO realty_registry (region, province, place, office) VALUES
    ('350500', '闽', '泉州市', '泉州市不动产登记中心'),
    ('350502', '闽', '泉州市', '泉州市不动产登记中心'),
    ('350503', '闽', '泉州市', '泉州市不动产登记中心'),
    ('350504', '闽', '泉州市', '泉州市不动产登记中心'),
    ('350505', '闽', '泉港区', '泉州市泉港区不动产登记中心'),
    ('350521', '闽', '惠安县', '惠安县不动产登记中心'),
    ('350524', '闽', '安溪县', '安溪县不动产登记中心'),
    ('350525', '闽', '永春县', '永春县不动产登记中心'),
    ('350526', '闽', '德化县', '德化县不动产登记中心'),
    ('350581', '闽', '石狮市', '石狮市不动产登记中心'),
    ('350582', '闽', '晋江市', '晋江市不动产登记中心'),
    ('350583', '闽', '南安市', '南安市不动产登记中心');
