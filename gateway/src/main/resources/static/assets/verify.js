import { api, h, named, page, Refused, t, tag, time } from './app.js';
import { CERTIFICATE_STATES } from './words.js';

const [, , service, token] = location.pathname.split('/');

page('verify', t('证照核验', 'Certificate check'), async main => {
  let paper;
  try {
    paper = await api(`/api/departments/${service}/public/certificates/${token}`);
  } catch (error) {
    if (!(error instanceof Refused) || ![400, 404].includes(error.status)) throw error;
    main.replaceChildren(h('div', { class: 'card seal bad' },
      h('h1', { tabIndex: -1 }, t('查无此证', 'No such certificate')),
      h('p', {}, t('我们没有签发过这个二维码对应的证照。请核对二维码是否完整；如有人持此证照向您出示，请谨慎对待。', 'We issued no certificate with this code. Check that the code is complete; if somebody showed it to you, be careful.'))));
    return;
  }
  const state = CERTIFICATE_STATES[paper.status] ?? ['状态不明', 'State unknown', 'warn'];
  const valid = paper.status === 'VALID';
  main.replaceChildren(h('div', { class: `card seal ${valid ? '' : 'bad'}` },
    h('p', { class: 'soft' }, t('本平台签发的证照', 'A certificate issued by this platform')),
    h('h1', { tabIndex: -1 }, named(paper, 'title'), ' ', tag(state)),
    h('dl', { class: 'facts' },
      h('dt', {}, t('证照编号', 'Number')), h('dd', {}, paper.number),
      h('dt', {}, t('持证主体', 'Holder')), h('dd', {}, paper.holder),
      h('dt', {}, t('签发机关', 'Issued by')), h('dd', {}, paper.authority ?? ''),
      h('dt', {}, t('签发时间', 'Issued')), h('dd', {}, time(paper.issuedAt)),
      paper.licenceId ? [h('dt', {}, t('电子证照标识', 'Electronic licence identifier')), h('dd', {}, paper.licenceId)] : null),
    h('p', { class: 'soft small' }, t('请将以上内容与您手中的证照对照。持证主体的名称有部分隐去。', "Compare this with the paper in your hand. Part of the holder's name is hidden."))));
});
