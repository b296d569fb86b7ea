-- The last day to apply after the notice, by the calendar of its day; empty for notices published before it was kept.
ALTER TABLE exit_notice ADD COLUMN file_until DATE;

INSERT INTO figure (name, amount, valid_from, valid_to, source) VALUES
    ('exit.tries-after-objection', 1, '2021-01-01', NULL, '泉政办〔2021〕37号 第67项: 消除异议后可再申请一次 [V]');
