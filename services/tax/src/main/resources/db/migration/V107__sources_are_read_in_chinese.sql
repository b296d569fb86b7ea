-- Where a figure comes from is read in Chinese, the English beside it. Only texts that shipped; what an administrator wrote stays.
UPDATE reference_price SET source = '演示数据 (made up for the demonstration) [U]'
    WHERE source = 'demonstration [U]';
UPDATE house_tax_rate SET source = '城建税、教育费附加、地方教育附加 12%，小规模纳税人和自然人减半 (halved for small payers and natural persons) [U]'
    WHERE source = '城建税、教育费附加、地方教育附加 12%, halved for small payers and natural persons [U]';
UPDATE house_tax_rate SET source = '核定征收率，由地方确定 (a local setting) [V]'
    WHERE source = '核定征收率, a local setting [V]';
UPDATE tax_kind SET source = '通常做法 (ordinary practice) [U]'
    WHERE source = 'ordinary practice [U]';
UPDATE invoice_quota SET source = '本平台设定 (a setting) [U]'
    WHERE source = 'setting [U]';
UPDATE stamp_rate SET source = '印花税法 税目税率表：营业账簿，实收资本和资本公积的万分之二点五 (of paid-in capital and reserve) [V]'
    WHERE source = '印花税法 税目税率表: 营业账簿, of paid-in capital and reserve 万分之二点五 [V]';
