-- 告知承诺: promises that stood for materials. Once the item is granted each is a task: to look whether it is kept.
CREATE TABLE pledge (
    id CHAR(36) NOT NULL PRIMARY KEY,
    case_id CHAR(36) NOT NULL,
    case_no VARCHAR(60) NOT NULL,
    department VARCHAR(40) NOT NULL,
    item VARCHAR(80) NOT NULL,
    material VARCHAR(80) NOT NULL,
    name VARCHAR(200) NOT NULL,
    told TEXT NOT NULL,
    applicant_id VARCHAR(100) NOT NULL,
    applicant_name VARCHAR(200) NOT NULL,
    party VARCHAR(60),
    given_at DATETIME(6) NOT NULL,
    state VARCHAR(10) NOT NULL,
    proof TEXT,
    review_id VARCHAR(60),
    region VARCHAR(12),
    opened_at DATETIME(6),
    due_at DATETIME(6),
    -- The same, far in the future while it is not counted: pages are read by it.
    due_order DATETIME(6) NOT NULL,
    looked_by VARCHAR(100),
    looked_by_name VARCHAR(100),
    looked_at DATETIME(6),
    found TEXT
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX pledge_of_case ON pledge (case_id, department, item);
CREATE INDEX pledge_tasks ON pledge (department, state, due_order, id);

-- 失信记录, of all departments. broken_at is empty while only the lifting has been heard of.
CREATE TABLE pledge_breach (
    id CHAR(36) NOT NULL PRIMARY KEY,
    case_id CHAR(36) NOT NULL,
    case_no VARCHAR(60) NOT NULL,
    review_id VARCHAR(60) NOT NULL,
    department VARCHAR(40) NOT NULL,
    item VARCHAR(80),
    applicant_id VARCHAR(100) NOT NULL,
    party VARCHAR(60),
    found TEXT,
    broken_at DATETIME(6),
    lifted_for VARCHAR(10),
    lifted_text TEXT,
    lifted_by VARCHAR(100),
    lifted_by_name VARCHAR(100),
    lifted_at DATETIME(6)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX pledge_breach_applicant ON pledge_breach (applicant_id);
CREATE INDEX pledge_breach_party ON pledge_breach (party);
CREATE INDEX pledge_breach_made ON pledge_breach (department, broken_at, id);
