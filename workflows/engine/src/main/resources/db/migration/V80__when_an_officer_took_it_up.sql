-- The first claim: from here to the decision an officer has the review in hand. Empty for reviews claimed before.
ALTER TABLE clock ADD COLUMN handled_at DATETIME(6);
CREATE INDEX ix_case_review_item_end ON case_review (item, ended_at);
CREATE INDEX ix_bundle_case_bundle_submitted ON bundle_case (bundle, submitted_at);
