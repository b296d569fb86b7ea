-- What the sample applications of company_change_all, company_simple_exit and company_move are about. All made up: no such
-- code was ever given out. A real installation takes over its own register instead.
INSERT INTO enterprise (uscc, name, live_name, name_region, brand, industry, form, registry, enterprise_type, legal_rep,
    legal_rep_id, capital, currency, domicile, scope, business_term, established_on, standing, standing_since, case_id) VALUES
    ('91350502MA8T01019Y', '泉州市鲤城区双塔示例信息科技有限公司', '泉州市鲤城区双塔示例信息科技有限公司', '泉州市鲤城区', '双塔示例',
     '信息科技', '有限公司', '350502', 'LLC', '王建国', '35058219020304003X', 100.000000, 'CNY', '泉州市鲤城区西街66号',
     '一般项目：软件开发；信息系统集成服务。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）', '长期',
     '2024-08-12', 'LIVE', '2024-08-12', 'taken-over'),
    ('91350502MA8T01035L', '泉州市鲤城区开元示例文化传媒有限公司', '泉州市鲤城区开元示例文化传媒有限公司', '泉州市鲤城区', '开元示例',
     '文化传媒', '有限公司', '350502', 'LLC', '陈志明', '350502190001010017', 30.000000, 'CNY', '泉州市鲤城区中山中路88号',
     '一般项目：广告制作；会议及展览服务。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）', '长期',
     '2022-03-01', 'LIVE', '2022-03-01', 'taken-over'),
    ('91350582MA8T01027M', '晋江市潮头示例贸易有限公司', '晋江市潮头示例贸易有限公司', '晋江市', '潮头示例',
     '贸易', '有限公司', '350582', 'LLC', '许思敏', '350583190304050049', 200.000000, 'CNY', '晋江市世纪大道1号',
     '一般项目：鞋帽零售；服装服饰批发。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）', '长期',
     '2023-05-18', 'LIVE', '2023-05-18', 'taken-over');
