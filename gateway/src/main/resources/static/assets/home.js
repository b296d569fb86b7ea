import { api, allOf, asks, decides, failure, h, limit, loading, named, page, signInAddress, t, tag, time } from './app.js';
import { CASE_STATES } from './words.js';

page('home', t('一件事，一次办', 'One thing, done once'), async (main, me) => {
  const parts = [];
  const failed = new URLSearchParams(location.search).get('sign-in') === 'failed';
  if (failed) {
    parts.push(h('div', { class: 'note warn', role: 'alert' },
      h('p', {}, h('strong', {}, t('没有登录成功', 'You were not signed in'))),
      h('p', {}, t('登录被取消或已超时，请再试一次。', 'The sign-in was cancelled or took too long. Please try again.'))));
  }
  if (me.signedIn) {
    parts.push(h('div', {}, h('h1', { tabIndex: -1 }, t(`您好，${me.name}`, `Hello, ${me.name}`)),
      h('p', { class: 'lead' }, greeting(me))));
    if (asks(me)) parts.push(section(t('我的办件', 'My cases'), cases));
    if (decides(me)) {
      parts.push(h('p', {}, h('a', { class: 'button', href: '/officer' }, t('打开部门办理队列', 'Open the department queue'))));
    }
  } else {
    parts.push(h('div', { class: 'hero' },
      h('h1', { tabIndex: -1 }, t('一件事，一次办', 'One thing, done once')),
      h('p', {}, t(
        '开一家公司、买卖一套房，背后有许多部门要办。在这里回答几个问题、填一张表，各部门同时开始办理，每一步的时限都看得见，办成后证照一并领取。',
        'Starting a company or transferring a home takes many offices. Here you answer a few questions and fill in one form; every department starts at the same time, you see each deadline, and the certificates come back together.')),
      h('p', {}, h('a', { class: 'button', href: signInAddress('/') }, t('登录', 'Sign in')))));
  }
  if (!me.signedIn || asks(me)) {
    parts.push(section(t('可以办的事', 'What you can do here'), bundles));
    parts.push(h('section', {}, h('h2', {}, t('怎么办', 'How it works')), h('ol', { class: 'steps' },
      step(t('回答几个问题', 'Answer a few questions'), t('系统据此告诉您要办哪些事项、要哪些材料、要多久。', 'You learn which items, materials and time limits apply to you.')),
      step(t('填一张表', 'Fill in one form'), t('几个部门都要的内容，只填一次。', 'What several departments need is asked once.')),
      step(t('各部门同时办理', 'Departments work in parallel'), t('每个部门的时限和进度随时可查。', 'Follow every deadline and every step.')),
      step(t('领取证照', 'Take your certificates'), t('电子证照带二维码，任何人都能核验。', 'Each carries a QR code that anyone can verify.')))));
  }
  main.replaceChildren(...parts);
});

const greeting = me => {
  if (asks(me)) return t('您的办件和可以办的事都在这里。', 'Your cases, and what you can apply for.');
  if (decides(me)) return t('您所在部门的办件在队列里等您。', "Your department's reviews are waiting in the queue.");
  if (me.roles.includes('administrator')) return t('规则表、日历和时限经接口维护，见页脚的接口文档。', 'Tables of the law, calendars and limits are kept through the API; its documents are linked below.');
  return t('您已登录。', 'You are signed in.');
};

const step = (title, text) => h('li', {}, h('strong', {}, title), h('span', { class: 'soft' }, text));

function section(title, fill) {
  const body = h('div', {}, loading());
  const load = async () => {
    try { body.replaceChildren(await fill()); } catch (error) { body.replaceChildren(failure(error, load)); }
  };
  load();
  return h('section', {}, h('h2', {}, title), body);
}

async function bundles() {
  const { items } = await api('/api/bundles');
  if (!items.length) return h('p', { class: 'card empty' }, t('暂时没有开放的事项。', 'Nothing is offered at the moment.'));
  return h('ul', { class: 'cards' }, items.map(bundle => h('li', { class: 'card' },
    h('h3', {}, named(bundle)),
    h('p', {}, named(bundle, 'description')),
    h('p', { class: 'small' }, bundle.promise ? t(`承诺 ${limit(bundle.promise)} 办结`, `Promised within ${limit(bundle.promise)}`) : null),
    h('p', { class: 'actions' }, h('a', { class: 'button second', href: `/apply?bundle=${encodeURIComponent(bundle.key)}`, 'aria-label': t(`办理${named(bundle)}`, `Apply: ${named(bundle)}`) }, t('开始办理', 'Start'))))));
}

async function cases() {
  const items = await allOf('/api/applications', 200);
  if (!items.length) {
    return h('p', { class: 'card empty' }, t('您还没有办件。从下面选一件事开始吧。', 'You have no cases yet. Choose one below to begin.'));
  }
  return h('table', { class: 'folds' },
    h('thead', {}, h('tr', {}, [t('办件', 'Case'), t('状态', 'State'), t('提交时间', 'Submitted'), t('办结时间', 'Ended')].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, items.map(item => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: `/case?id=${encodeURIComponent(item.id)}` }, named(item, 'bundleName')), h('div', { class: 'soft small' }, item.caseNo)),
      h('td', {}, tag(CASE_STATES[item.state] ?? ['', ''])),
      h('td', { 'data-label': t('提交', 'Submitted') }, time(item.submittedAt)),
      h('td', { 'data-label': item.endedAt ? t('办结', 'Ended') : undefined }, item.endedAt ? time(item.endedAt) : '')))));
}
