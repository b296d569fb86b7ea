CREATE TABLE officer (
    id VARCHAR(80) NOT NULL PRIMARY KEY,
    username VARCHAR(200) NOT NULL,
    name VARCHAR(200) NOT NULL,
    departments VARCHAR(1000) NOT NULL,
    handles BOOLEAN NOT NULL,
    leads BOOLEAN NOT NULL,
    last_seen DATETIME(6) NOT NULL
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX officer_username ON officer (username);

CREATE TABLE officer_department (
    department VARCHAR(40) NOT NULL,
    officer_id VARCHAR(80) NOT NULL,
    PRIMARY KEY (department, officer_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX officer_department_officer ON officer_department (officer_id);
