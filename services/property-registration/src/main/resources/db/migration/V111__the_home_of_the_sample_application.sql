-- What workflows/bundles/home_transfer/sample-application.json sells; made up like the rest.
INSERT INTO realty_unit (unit_code, region, location, planned_use, land_right, building_area, inner_area, term_until) VALUES
    ('350502001001GB00001F00090101', '350502', '泉州市鲤城区中山中路100号1幢101室', 'RESIDENCE', '出让/市场化商品房', 130.00, 108.50, '2085-06-30');
INSERT INTO realty_title (title_number, unit_code, live_unit, co_own, cause, registered_on) VALUES
    ('闽（2020）泉州市不动产权第0000123号', '350502001001GB00001F00090101', '350502001001GB00001F00090101', 'SOLE', 'TAKEN_OVER', '2020-05-12');
INSERT INTO realty_owner (title_number, place, name, id_number, share_percent) VALUES
    ('闽（2020）泉州市不动产权第0000123号', 0, '王建国', '35058219020304003X', 100.0000);
