-- Of a branch, the credit code of the company it belongs to; it may be in the register of another city.
ALTER TABLE enterprise ADD COLUMN company_uscc CHAR(18);

CREATE INDEX ix_enterprise_company ON enterprise (company_uscc, standing);
