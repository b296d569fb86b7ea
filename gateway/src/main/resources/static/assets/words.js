// Codes of the services in words: [中文, English, tone].

export const CASE_STATES = {
  SUBMITTED: ['已收件', 'Received', 'calm'],
  IN_PROGRESS: ['办理中', 'Under review', 'calm'],
  WITHDRAWAL_REQUESTED: ['正在撤回', 'Being withdrawn', 'warn'],
  DONE: ['全部办成', 'Done', 'good'],
  PARTIAL: ['部分办成', 'Partly done', 'warn'],
  REFUSED: ['未获准', 'Refused', 'bad'],
  WITHDRAWN: ['已撤回', 'Withdrawn'],
};

export const REVIEW_STATES = {
  WAITING: ['尚未开始', 'Not started yet'],
  OPEN: ['等待受理', 'In the queue', 'calm'],
  IN_REVIEW: ['审查中', 'Being reviewed', 'calm'],
  CORRECTION_REQUESTED: ['需要您补正', 'Needs your correction', 'warn'],
  APPROVED: ['已办成', 'Approved', 'good'],
  REFUSED: ['不予办理', 'Refused', 'bad'],
  WITHDRAWN: ['已终止', 'Withdrawn'],
  SKIPPED: ['不再办理', 'Not needed'],
};

export const STATUSES = {
  REQUESTED: ['等待材料送达', 'Waiting for the form'],
  OPEN: ['待认领', 'Unclaimed', 'calm'],
  CLAIMED: ['审查中', 'Being reviewed', 'calm'],
  CORRECTION_REQUESTED: ['待申请人补正', 'Waiting for the applicant', 'warn'],
  DECIDING: ['已决定，待生效', 'Decided, not yet in effect', 'warn'],
  APPROVED: ['已准予', 'Approved', 'good'],
  REFUSED: ['不予办理', 'Refused', 'bad'],
  WITHDRAWN: ['已终止', 'Withdrawn'],
};

export const LAMPS = { YELLOW: ['临近时限', 'Due soon', 'warn'], RED: ['已超时限', 'Overdue', 'bad'] };

export const GROUNDS = {
  NOT_NEEDED: ['本次不需要', 'not needed in this case'],
  PREREQUISITE_REFUSED: ['所依据的事项未获准', 'what it depends on was refused'],
  BUNDLE_STOPPED: ['整件事已停止', 'the whole application was stopped'],
  CASE_ENDED: ['本件已办结，未再办理', 'the case ended before it'],
  APPLICANT_WITHDREW: ['申请人撤回', 'the applicant withdrew'],
};

export const SOURCES = {
  UPLOAD: ['需要您提供', 'you provide it'],
  FORM_GENERATED: ['由系统根据表单生成', 'made from your form'],
  E_LICENCE: ['调用电子证照', 'fetched as electronic licence'],
  DATA_CHECK: ['由部门联网核验', 'checked by the department'],
  COMMITMENT: ['您作出承诺即可', 'your commitment is enough'],
  FROM_ITEM: ['由本次其他事项产生', 'brought by another item of this application'],
};

export const ACTS = {
  REQUESTED: ['收到办件', 'Review arrived'],
  FILED: ['收到申请材料', 'Application form arrived'],
  CLAIMED: ['认领', 'Claimed'],
  RELEASED: ['退回队列', 'Given back'],
  ACCEPTED: ['受理', 'Accepted'],
  ASSIGNED: ['分派', 'Assigned'],
  TRANSFERRED: ['转派', 'Transferred'],
  CO_REVIEWERS_ADDED: ['加签', 'Opinion asked'],
  CO_REVIEWER_REMOVED: ['减签', 'Opinion no longer asked'],
  OPINION_GIVEN: ['会签意见', 'Opinion given'],
  COPIED: ['抄送', 'Copied'],
  COMMENTED: ['批注', 'Comment'],
  DEFERRED: ['容缺受理', 'Accepted, something may follow'],
  DEFERRED_SUPPLIED: ['容缺材料已补齐', 'What was to follow came'],
  DEFERRED_MISSED: ['容缺材料逾期', 'What was to follow is late'],
  CORRECTION_REQUESTED: ['一次性告知补正', 'Correction requested'],
  CORRECTION_ANSWERED: ['申请人已补正', 'Correction answered'],
  FORM_CHANGED: ['申请材料变更', 'Form changed'],
  APPROVING: ['决定准予', 'Decided to approve'],
  REFUSING: ['决定不予办理', 'Decided to refuse'],
  DECISION_WITHDRAWN: ['撤回决定', 'Decision taken back'],
  DECISION_BLOCKED: ['决定未能生效', 'Decision could not take effect'],
  APPROVED: ['准予', 'Approved'],
  REFUSED: ['不予办理', 'Refused'],
  WITHDRAWN: ['终止', 'Withdrawn'],
  UNHELD: ['前置事项已有结果', 'Awaited results are in'],
  CLOCK_MOVED: ['时限调整', 'Time limit moved'],
  DUE_SOON: ['临近时限', 'Due soon'],
  OVERDUE: ['超过时限', 'Overdue'],
  ESCALATED: ['转督办', 'Escalated'],
  SUPERVISED: ['督办', 'Supervise order'],
  SUPERVISION_REPLIED: ['答复督办', 'Order answered'],
};

export const FINDINGS = { PASS: ['符合', 'Fine', 'good'], WARN: ['请留意', 'Look closely', 'warn'], BLOCK: ['不符合', 'Stands in the way', 'bad'] };

export const CERTIFICATE_STATES = {
  VALID: ['有效', 'Valid', 'good'],
  SUSPENDED: ['暂停使用', 'Suspended', 'warn'],
  EXPIRED: ['已过期', 'Expired', 'bad'],
  CANCELLED: ['已注销', 'Cancelled', 'bad'],
  REVOKED: ['已撤销', 'Revoked', 'bad'],
  REPLACED: ['已被新证代替', 'Replaced', 'warn'],
};

/** What one item tells the next. */
export const FACTS = {
  'enterprise.uscc': ['统一社会信用代码', 'Unified social credit code'],
  'enterprise.name': ['企业名称', 'Company name'],
  'enterprise.establishedOn': ['成立日期', 'Established on'],
  'domicile.titleMatched': ['住所产权核验', 'Title of the address matches'],
  'tax.deed': ['契税（元）', 'Deed tax (CNY)'],
  'tax.total': ['税费合计（元）', 'Taxes in all (CNY)'],
  'tax.paid': ['是否完税', 'Taxes paid'],
  'transaction.contractNo': ['网签合同编号', 'Contract number'],
  'realty.certNo': ['不动产权证号', 'Title certificate number'],
  'realty.unitCode': ['不动产单元号', 'Real estate unit code'],
  'util.accountNo': ['户号', 'Account number'],
  'util.appointmentNo': ['预约号', 'Reservation number'],
  'bank.appointmentNo': ['预约号', 'Appointment number'],
  'seal.numbers': ['印章编码', 'Seal numbers'],
  'si.unitNo': ['社会保险单位编号', 'Social insurance number'],
  'medins.unitNo': ['医疗保险单位编号', 'Medical insurance number'],
  'hpf.unitNo': ['公积金单位账号', 'Housing fund number'],
  'invoice.quota': ['核定额度（元/月）', 'Quota (CNY per month)'],
  'tax.office': ['主管税务机关', 'Competent tax office'],
};

/** Where applications are taken in: Quanzhou and its counties (GB/T 2260). */
export const REGIONS = {
  350500: ['泉州市', 'Quanzhou (city)'],
  350502: ['鲤城区', 'Licheng District'],
  350503: ['丰泽区', 'Fengze District'],
  350504: ['洛江区', 'Luojiang District'],
  350505: ['泉港区', 'Quangang District'],
  350521: ['惠安县', "Hui'an County"],
  350524: ['安溪县', 'Anxi County'],
  350525: ['永春县', 'Yongchun County'],
  350526: ['德化县', 'Dehua County'],
  350581: ['石狮市', 'Shishi City'],
  350582: ['晋江市', 'Jinjiang City'],
  350583: ['南安市', "Nan'an City"],
};
