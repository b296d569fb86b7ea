-- One row per registry: its own sequence, and the three characters that keep its subject codes apart from others'.
-- Regions: GB/T 2260 [V]; the blocks are ours.
CREATE TABLE registry (
    region CHAR(6) NOT NULL PRIMARY KEY,
    name VARCHAR(60) NOT NULL,
    subject_block CHAR(3) NOT NULL,
    given_out BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT uk_registry_subject_block UNIQUE (subject_block)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO registry (region, name, subject_block) VALUES
    ('350500', '泉州市市场监督管理局', 'MK0'),
    ('350502', '泉州市鲤城区市场监督管理局', 'MK1'),
    ('350503', '泉州市丰泽区市场监督管理局', 'MK2'),
    ('350504', '泉州市洛江区市场监督管理局', 'MK3'),
    ('350505', '泉州市泉港区市场监督管理局', 'MK4'),
    ('350521', '惠安县市场监督管理局', 'MK5'),
    ('350524', '安溪县市场监督管理局', 'MK6'),
    ('350525', '永春县市场监督管理局', 'MK7'),
    ('350526', '德化县市场监督管理局', 'MK8'),
    ('350581', '石狮市市场监督管理局', 'MKA'),
    ('350582', '晋江市市场监督管理局', 'MKB'),
    ('350583', '南安市市场监督管理局', 'MKC');
