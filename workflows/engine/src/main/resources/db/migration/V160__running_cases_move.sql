-- Running cases of a bundle that go on by another version, case by case. What still waits for the work that is being done
-- says which; a restart goes on with those.
CREATE TABLE case_migration (
    migration_id CHAR(36) NOT NULL PRIMARY KEY,
    idempotency_key VARCHAR(100),
    bundle VARCHAR(64) NOT NULL,
    from_version INT NOT NULL,
    to_version INT NOT NULL,
    state VARCHAR(16) NOT NULL,
    being_done VARCHAR(16) NOT NULL,
    why VARCHAR(500) NOT NULL,
    author VARCHAR(100) NOT NULL,
    planned_at DATETIME(6) NOT NULL,
    preview LONGTEXT,
    cases INT NOT NULL,
    CONSTRAINT uk_case_migration_key UNIQUE (idempotency_key)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_case_migration_bundle ON case_migration (bundle, planned_at);
CREATE INDEX ix_case_migration_work ON case_migration (being_done, planned_at);

CREATE TABLE migrated_case (
    migration_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    waits_for VARCHAR(16) NOT NULL,
    predicted VARCHAR(16),
    outcome VARCHAR(16),
    reason VARCHAR(32),
    item VARCHAR(64),
    items_before LONGTEXT,
    happened_at DATETIME(6),
    PRIMARY KEY (migration_id, case_id)
) CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE INDEX ix_migrated_case_waits ON migrated_case (migration_id, waits_for, case_id);
CREATE INDEX ix_migrated_case_outcome ON migrated_case (migration_id, outcome, case_id);

CREATE INDEX ix_bundle_case_version ON bundle_case (bundle, bundle_version, state, case_id);
