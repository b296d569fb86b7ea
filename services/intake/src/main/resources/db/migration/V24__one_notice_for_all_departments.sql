-- 一次告知: the notice that the gaps of a review came with; reviews of one case share it.
ALTER TABLE review_progress ADD COLUMN notice_id VARCHAR(60);
ALTER TABLE review_progress ADD COLUMN notice_number INT;
ALTER TABLE review_progress ADD COLUMN answer_by DATETIME(6);
