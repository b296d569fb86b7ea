-- Where a figure comes from is read in Chinese, the English beside it. Only texts that shipped; what an administrator wrote stays.
UPDATE registration_fee SET source = '泉政办〔2021〕37号 第33项：企业转移登记免收，银行和房地产开发企业除外 (not banks and developers) [V]'
    WHERE source = '泉州: 企业转移免收 (not banks and developers), S4#33 [V]';
UPDATE registration_fee SET source = '发改价格规〔2016〕2559号：小微企业凭承诺书 (small and micro enterprises by a letter of promise) [V/W]'
    WHERE source = '发改价格规〔2016〕2559号; promise letter [V/W]';
UPDATE registration_fee SET source = '泉政办〔2021〕37号 第8项：简易低风险项目免收首次登记费 (simple projects of low risk) [V]'
    WHERE source = '泉州: 简易低风险免收首次登记费, S4#8 [V]';
UPDATE registration_fee SET source = '每增加一本证书；2025年市级答复 (each further certificate; city reply of 2025) [W]'
    WHERE source = 'each further certificate; city reply of 2025 [W]';
