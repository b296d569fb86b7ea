-- Read off the facts like the due dates beside them, to be searched and counted by. Of an open clock: the end of the
-- promise and the yellow line as the ledger counts them, halted_at while it is paused.
ALTER TABLE clock ADD COLUMN department VARCHAR(64);
ALTER TABLE clock ADD COLUMN bundle VARCHAR(64);
ALTER TABLE clock ADD COLUMN ends_at DATETIME(6);
ALTER TABLE clock ADD COLUMN soon_at DATETIME(6);
ALTER TABLE clock ADD COLUMN halted_at DATETIME(6);
ALTER TABLE clock ADD COLUMN pause_ground VARCHAR(32);
-- Who has it in hand, as the department last told.
ALTER TABLE clock ADD COLUMN handler VARCHAR(100);
ALTER TABLE clock ADD COLUMN handler_name VARCHAR(200);
ALTER TABLE clock ADD COLUMN handler_version INT;
-- Figures of the months, by Beijing time.
ALTER TABLE clock ADD COLUMN received_at DATETIME(6);
ALTER TABLE clock ADD COLUMN received_month CHAR(7);
ALTER TABLE clock ADD COLUMN ended_at DATETIME(6);
ALTER TABLE clock ADD COLUMN ended_month CHAR(7);
ALTER TABLE clock ADD COLUMN outcome VARCHAR(16);
ALTER TABLE clock ADD COLUMN kept_promise BOOLEAN;
ALTER TABLE clock ADD COLUMN kept_statute BOOLEAN;
ALTER TABLE clock ADD COLUMN used_minutes INT;
ALTER TABLE clock ADD COLUMN pauses INT;
ALTER TABLE clock ADD COLUMN extensions INT;
ALTER TABLE clock ADD COLUMN corrections INT;
ALTER TABLE clock ADD COLUMN late_notices INT;
ALTER TABLE clock ADD COLUMN violations INT;
ALTER TABLE clock ADD COLUMN deemed_acceptances INT;

UPDATE clock SET department = (SELECT r.department FROM case_review r WHERE r.review_id = clock.review_id);
UPDATE clock SET bundle = (SELECT b.bundle FROM bundle_case b WHERE b.case_id = clock.case_id);

CREATE INDEX ix_clock_board ON clock (ends_at, review_id);
-- Wide enough to count lamps without reading a row.
CREATE INDEX ix_clock_department_board ON clock (department, ends_at, review_id, soon_at, halted_at);
CREATE INDEX ix_clock_received ON clock (received_month, department, item);
CREATE INDEX ix_clock_ended ON clock (ended_month, department, item, outcome, kept_promise, kept_statute, used_minutes,
    pauses, extensions, corrections, late_notices, deemed_acceptances, violations);

-- Every change is a new version that says from which day it holds.
CREATE TABLE supervision_rules (
    version INT NOT NULL PRIMARY KEY,
    valid_from DATE NOT NULL,
    content LONGTEXT NOT NULL,
    author VARCHAR(100) NOT NULL,
    why VARCHAR(500) NOT NULL,
    written_at DATETIME(6) NOT NULL
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- 督办单.
CREATE TABLE supervise_order (
    id CHAR(36) NOT NULL PRIMARY KEY,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    item VARCHAR(64) NOT NULL,
    department VARCHAR(64) NOT NULL,
    office VARCHAR(64) NOT NULL,
    -- ISSUED, REPLIED, RETURNED, ACCEPTED or ENDED
    state VARCHAR(16) NOT NULL,
    round_no INT NOT NULL,
    told TEXT NOT NULL,
    -- Empty when the clock issued it.
    issued_by VARCHAR(100),
    issued_by_name VARCHAR(200),
    issued_at DATETIME(6) NOT NULL,
    issued_month CHAR(7) NOT NULL,
    reply_within_hours INT NOT NULL,
    reply_by DATETIME(6) NOT NULL,
    reminders INT NOT NULL,
    late BOOLEAN NOT NULL,
    reply TEXT,
    replied_by_name VARCHAR(200),
    replied_at DATETIME(6),
    expected_date DATE,
    settled_by_name VARCHAR(200),
    settled_at DATETIME(6),
    answer TEXT
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_supervise_order_review ON supervise_order (review_id, issued_at);
CREATE INDEX ix_supervise_order_all ON supervise_order (issued_at, id);
CREATE INDEX ix_supervise_order_department ON supervise_order (department, issued_at, id);
CREATE INDEX ix_supervise_order_month ON supervise_order (issued_month, department, item);

-- What the clock of supervision wakes for: a review that is to get its order, an order that is to be answered.
CREATE TABLE supervision_alarm (
    subject_id CHAR(36) NOT NULL PRIMARY KEY,
    -- REVIEW or ORDER
    kind VARCHAR(8) NOT NULL,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    rings_at DATETIME(6) NOT NULL
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_supervision_alarm_rings ON supervision_alarm (rings_at);
CREATE INDEX ix_supervision_alarm_review ON supervision_alarm (review_id);

CREATE TABLE supervision_notice (
    id CHAR(36) NOT NULL PRIMARY KEY,
    -- LEAD of the department, or SUPERVISOR
    recipient VARCHAR(12) NOT NULL,
    department VARCHAR(64) NOT NULL,
    kind VARCHAR(24) NOT NULL,
    review_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    item VARCHAR(64) NOT NULL,
    order_id CHAR(36),
    sent_at DATETIME(6) NOT NULL
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_supervision_notice_recipient ON supervision_notice (recipient, sent_at, id);
CREATE INDEX ix_supervision_notice_lead ON supervision_notice (recipient, department, sent_at, id);

CREATE TABLE supervision_notice_read (
    notice_id CHAR(36) NOT NULL,
    reader VARCHAR(100) NOT NULL,
    read_at DATETIME(6) NOT NULL,
    PRIMARY KEY (notice_id, reader)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
