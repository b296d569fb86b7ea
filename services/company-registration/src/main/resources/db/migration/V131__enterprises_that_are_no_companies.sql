-- An organisation that executes a partnership is printed with its delegate; several may execute it.
ALTER TABLE enterprise MODIFY COLUMN legal_rep VARCHAR(400) NOT NULL;

INSERT INTO figure (name, amount, valid_from, valid_to, source) VALUES
    ('code.class-enterprise', 1, '2015-10-01', NULL, 'GB 32100-2015, second character [U]'),
    ('code.class-sole-trader', 2, '2015-10-01', NULL, 'GB 32100-2015, second character [U]');
