-- What workflows/bundles/mortgage_link and handover_title sample applications are about; made up like the rest.
INSERT INTO realty_unit (unit_code, region, location, planned_use, land_right, building_area, inner_area, term_until) VALUES
    ('350502001001GB00001F00090201', '350502', '泉州市鲤城区中山中路100号1幢201室', 'RESIDENCE', '出让/市场化商品房', 118.20, 96.35, '2085-06-30'),
    ('350502001001GB00001F00090301', '350502', '泉州市鲤城区中山中路100号1幢301室', 'RESIDENCE', '出让/市场化商品房', 118.20, 96.35, '2085-06-30');
INSERT INTO realty_title (title_number, unit_code, live_unit, co_own, cause, registered_on) VALUES
    ('闽（2021）泉州市不动产权第0000901号', '350502001001GB00001F00090201', '350502001001GB00001F00090201', 'SOLE', 'TAKEN_OVER', '2021-06-18'),
    ('闽（2025）泉州市不动产权第0000902号', '350502001001GB00001F00090301', '350502001001GB00001F00090301', 'SOLE', 'TAKEN_OVER', '2025-12-08');
INSERT INTO realty_owner (title_number, place, name, id_number, share_percent) VALUES
    ('闽（2021）泉州市不动产权第0000901号', 0, '许思敏', '350583190304050049', 100.0000),
    ('闽（2025）泉州市不动产权第0000902号', 0, '泉州市刺桐置业示例有限公司', '91350502MA8T01043F', 100.0000);
INSERT INTO realty_entry (unit_code, entered_at, act, number, detail) VALUES
    ('350502001001GB00001F00090201', '2021-06-18 00:00:00', 'TITLE_ENTERED', '闽（2021）泉州市不动产权第0000901号', 'TAKEN_OVER'),
    ('350502001001GB00001F00090301', '2025-12-08 00:00:00', 'TITLE_ENTERED', '闽（2025）泉州市不动产权第0000902号', 'TAKEN_OVER');
