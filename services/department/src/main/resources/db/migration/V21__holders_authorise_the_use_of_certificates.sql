-- 用证授权: whom the holder lets read a certificate, for what, how often and how long.
CREATE TABLE certificate_authorisation (
    id CHAR(36) NOT NULL PRIMARY KEY,
    certificate_id CHAR(36) NOT NULL,
    holder_id VARCHAR(80) NOT NULL,
    -- Of the holder's request: the same again is the same authorisation.
    request_key VARCHAR(120) NOT NULL,
    grantee_kind VARCHAR(12) NOT NULL,
    grantee VARCHAR(80) NOT NULL,
    purpose VARCHAR(200) NOT NULL,
    case_no VARCHAR(60),
    uses_allowed INT NOT NULL,
    uses_made INT NOT NULL,
    given_at DATETIME(6) NOT NULL,
    valid_until DATETIME(6) NOT NULL,
    revoked_at DATETIME(6),
    CONSTRAINT certificate_authorisation_request UNIQUE (certificate_id, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX certificate_authorisation_given ON certificate_authorisation (certificate_id, given_at);

CREATE TABLE certificate_use (
    id CHAR(36) NOT NULL PRIMARY KEY,
    certificate_id CHAR(36) NOT NULL,
    authorisation_id CHAR(36) NOT NULL,
    -- Of the reader's request: a retry is not another use.
    request_key VARCHAR(120) NOT NULL,
    used_by VARCHAR(80) NOT NULL,
    used_by_name VARCHAR(200) NOT NULL,
    department VARCHAR(40),
    used_at DATETIME(6) NOT NULL,
    CONSTRAINT certificate_use_request UNIQUE (authorisation_id, request_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX certificate_use_certificate ON certificate_use (certificate_id, used_at, id);
