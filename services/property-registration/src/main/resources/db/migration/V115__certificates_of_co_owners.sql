-- Empty where one certificate serves all owners.
ALTER TABLE realty_owner ADD COLUMN certificate_number VARCHAR(60);
ALTER TABLE realty_owner ADD CONSTRAINT uk_realty_owner_certificate UNIQUE (certificate_number);
