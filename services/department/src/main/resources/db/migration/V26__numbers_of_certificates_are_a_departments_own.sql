-- Several departments may live in one service: the power company's account 1 is not the water company's.
ALTER TABLE certificate ADD CONSTRAINT certificate_number_of_department UNIQUE (department, kind, cert_number, version_no);
ALTER TABLE certificate DROP CONSTRAINT certificate_number_version;
