-- The login of the applicant, who may look at the clocks of the own case; empty for cases of before.
ALTER TABLE bundle_case ADD COLUMN applicant_id VARCHAR(100);
