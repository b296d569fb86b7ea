-- Certificates the applicant named instead of handing a material in (证照复用), as intake told them.
CREATE TABLE presented_certificate (
    case_id CHAR(36) NOT NULL,
    department VARCHAR(40) NOT NULL,
    material VARCHAR(60) NOT NULL,
    certificate_id VARCHAR(60) NOT NULL,
    version_no INT NOT NULL,
    kind VARCHAR(60) NOT NULL,
    cert_number VARCHAR(120) NOT NULL,
    service VARCHAR(60) NOT NULL,
    PRIMARY KEY (case_id, department, material)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
