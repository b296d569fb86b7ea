-- Append-only: every state of a unit, when and by which case. Entries of older books carry no case.
CREATE TABLE realty_entry (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    unit_code CHAR(28) NOT NULL,
    entered_at DATETIME(6) NOT NULL,
    act VARCHAR(20) NOT NULL,
    number VARCHAR(60),
    party VARCHAR(2600),
    detail VARCHAR(255),
    case_id VARCHAR(64),
    case_no VARCHAR(64),
    review_id VARCHAR(64)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_realty_entry_unit ON realty_entry (unit_code, id);

INSERT INTO realty_entry (unit_code, entered_at, act, number, detail, case_id)
    SELECT unit_code, registered_on, 'TITLE_ENTERED', title_number, cause, entered_by_case FROM realty_title
    ORDER BY registered_on, title_number;
INSERT INTO realty_entry (unit_code, entered_at, act, number, party, detail, case_id)
    SELECT unit_code, since, 'BURDEN_LAID', burden_number, holder, kind, laid_by_case FROM realty_burden
    ORDER BY since, burden_number;
INSERT INTO realty_entry (unit_code, entered_at, act, number, detail, case_id)
    SELECT unit_code, closed_on, 'TITLE_CLOSED', title_number, cause, closed_by_case FROM realty_title
    WHERE closed_on IS NOT NULL ORDER BY closed_on, title_number;
INSERT INTO realty_entry (unit_code, entered_at, act, number, party, detail, case_id)
    SELECT unit_code, lifted_on, 'BURDEN_LIFTED', burden_number, holder, kind, lifted_by_case FROM realty_burden
    WHERE lifted_on IS NOT NULL ORDER BY lifted_on, burden_number;
