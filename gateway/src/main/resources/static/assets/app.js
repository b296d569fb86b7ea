// What all pages share: language, elements, requests, the bar on top.

const LANGUAGE = 'yijianshi.language';

export const language = localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'zh';
document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';

/** Chinese first; English for those who chose it. */
export const t = (chinese, english) => (language === 'en' ? english : chinese);

/** The name of a thing that came in both languages, as `name` and `nameEn`. */
export const named = (thing, key = 'name') => (language === 'en' && thing?.[key + 'En']) || thing?.[key] || '';

/** An element. Text is always text: nothing that came over the network is ever read as markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name in element && !name.startsWith('aria') && !['list', 'form', 'type'].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

const zone = 'Asia/Shanghai';
const locale = t('zh-CN', 'en-GB');
const dayOnly = new Intl.DateTimeFormat(locale, { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' });
const weekday = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/** An instant in words, in the time of the offices. */
export function when(instant) {
  if (!instant) return '';
  const at = new Date(instant);
  return t(`${dayOnly.format(at)} ${weekday.format(at)} ${clock.format(at)}`, `${weekday.format(at)} ${dayOnly.format(at)}, ${clock.format(at)}`);
}

/** A calendar day (2026-11-23) in words. */
export function day(date) {
  return date ? dayOnly.format(new Date(`${String(date).slice(0, 10)}T12:00:00+08:00`)) : '';
}

export const time = instant => h('time', { datetime: instant }, when(instant));

const UNITS = {
  SECOND: ['秒', 'second'], MINUTE: ['分钟', 'minute'], CLOCK_HOUR: ['小时', 'hour'], WORKING_HOUR: ['个工作小时', 'working hour'],
  WORKING_DAY: ['个工作日', 'working day'], CALENDAR_DAY: ['日', 'calendar day'], MONTH: ['个月', 'month'], YEAR: ['年', 'year'],
};

/** A time limit in its own unit. */
export function limit(given) {
  if (!given) return '';
  if (given.unit === 'IMMEDIATE') return t('即时办结', 'decided at once');
  const [chinese, english] = UNITS[given.unit] ?? ['', ''];
  return t(`${given.amount} ${chinese}`, `${given.amount} ${english}${given.amount === 1 ? '' : 's'}`);
}

export const money = amount => Number(amount).toLocaleString(locale, { minimumFractionDigits: 0, maximumFractionDigits: 2 });

/** What went wrong, in words; `problem` is the service's own answer when there was one. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title);
    this.status = status;
    this.problem = problem;
  }
}

const cookie = name => document.cookie.split('; ').find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);

/** Asks our own API; throws Refused with words a person can read. */
export async function api(path, { method = 'GET', body, headers = {}, signal } = {}) {
  const sent = { Accept: 'application/json', 'Accept-Language': t('zh-CN', 'en'), ...headers };
  if (method !== 'GET') sent['X-XSRF-TOKEN'] = decodeURIComponent(cookie('XSRF-TOKEN') ?? '');
  if (body !== undefined) sent['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(path, { method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body), signal });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refused(0, {
      title: t('连接不上', 'No connection'),
      detail: t('网络不通或服务正在重启，请稍后再试。', 'The network is down or the service is restarting. Please try again in a moment.'),
    });
  }
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  const answer = isJson ? await response.json() : null;
  if (!response.ok) {
    throw new Refused(response.status, answer ?? { title: t('出错了', 'Something went wrong'), detail: t('请稍后再试。', 'Please try again in a moment.') });
  }
  return answer;
}

/** Follows a paged list to its end, but no further than a person would read. */
export async function allOf(path, most = 500) {
  const items = [];
  let after;
  do {
    const page = await api(`${path}${path.includes('?') ? '&' : '?'}limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    items.push(...page.items);
    after = page.next;
  } while (after && items.length < most);
  return items;
}

export const signInAddress = (to = location.pathname + location.search) =>
  `/oauth2/authorization/keycloak?to=${encodeURIComponent(to)}&lang=${language}`;

export const asks = me => me.roles.includes('applicant');
export const decides = me => ['approver', 'lead', 'supervisor'].some(role => me.roles.includes(role));

function topBar(me, current) {
  const link = (key, path, text) => h('li', {}, h('a', { href: path, 'aria-current': current === key ? 'page' : undefined }, text));
  const other = h('button', {
    type: 'button', class: 'plain', lang: t('en', 'zh-CN'),
    onclick: () => { localStorage.setItem(LANGUAGE, t('en', 'zh')); location.reload(); },
  }, t('English', '中文'));
  const signOut = h('button', {
    type: 'button', class: 'plain',
    onclick: async () => {
      try { await api('/logout', { method: 'POST' }); } catch (refused) { if (refused.status !== 401) throw refused; }
      sessionStorage.clear();
      location.assign('/');
    },
  }, t('退出登录', 'Sign out'));
  return h('header', { class: 'top' }, h('div', { class: 'wide' },
    h('a', { class: 'brand', href: '/' }, h('img', { src: '/favicon.svg', alt: '' }), t('一件事', 'One Thing 一件事')),
    h('nav', { 'aria-label': t('主要页面', 'Main pages') }, h('ul', {},
      link('home', '/', me.signedIn && asks(me) ? t('我的办件', 'My cases') : t('首页', 'Home')),
      me.signedIn && decides(me) ? link('officer', '/officer', t('部门办理', 'Department queue')) : null)),
    h('div', { class: 'person' },
      other,
      me.signedIn
        ? [h('span', { class: 'name' }, me.name), signOut]
        : h('a', { class: 'button second', href: signInAddress() }, t('登录', 'Sign in')))));
}

function bottom() {
  return h('footer', {}, h('div', { class: 'wide' },
    h('p', {}, t('一件事 · 一次告知，一表申请，一窗受理，并联办理', 'Yijianshi · one notice, one form, one counter, every department in parallel')),
    h('p', {}, h('a', { href: '/docs' }, t('接口文档', 'API documents')))));
}

/** Puts the frame around a page and shows it; an error becomes a page that says so. */
export async function page(current, title, build) {
  const main = h('main', { class: 'wide', id: 'main', tabIndex: -1 }, loading());
  let me = { signedIn: false, roles: [], departments: [] };
  let trouble;
  try { me = await api('/api/me'); } catch (refused) { trouble = refused; }
  setTitle(title);
  document.body.replaceChildren(
    h('a', { class: 'skip', href: '#main' }, t('跳到正文', 'Skip to content')),
    topBar(me, current), main, bottom());
  try {
    if (trouble) throw trouble;
    await build(main, me);
  } catch (error) {
    main.replaceChildren(h('h1', {}, title), failure(error));
  }
}

export function setTitle(title) {
  document.title = `${title} - ${t('一件事', 'Yijianshi')}`;
}

export const loading = () => h('p', { class: 'loading', role: 'status' }, t('正在读取……', 'Loading …'));

/** An error as a person should meet it, with a way on. */
export function failure(error, retry = () => location.reload()) {
  if (!(error instanceof Refused)) {
    console.error(error);
    return h('div', { class: 'note bad', role: 'alert' }, h('p', {}, t('页面出错了，请刷新后再试。', 'Something went wrong on this page. Please reload it.')));
  }
  if (error.status === 401) return signInFirst();
  return h('div', { class: 'note bad', role: 'alert' },
    h('p', {}, h('strong', {}, error.problem.title)),
    error.problem.detail && error.problem.detail !== error.problem.title ? h('p', {}, error.problem.detail) : null,
    h('p', {}, h('button', { type: 'button', class: 'second', onclick: retry }, t('再试一次', 'Try again'))));
}

export function signInFirst(text = t('登录后才能查看这里的内容。', 'Sign in to see what is here.')) {
  return h('div', { class: 'card' },
    h('h2', {}, t('请先登录', 'Please sign in')),
    h('p', {}, text),
    h('p', {}, h('a', { class: 'button', href: signInAddress() }, t('登录', 'Sign in'))));
}

export const tag = ([chinese, english, tone = '']) => h('span', { class: `tag ${tone}` }, t(chinese, english));

/** While something is under way its button says so and cannot be pressed again. */
export async function busy(button, work) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  try { await work(); } finally { button.removeAttribute('aria-disabled'); }
}

/** Asks for a decision in a dialog; resolves to what `content` holds, or null. */
export function confirmed({ title, content, button, danger }) {
  return new Promise(resolve => {
    const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' },
      h('form', { method: 'dialog' },
        h('h2', { id: 'dialog-title' }, title), content,
        h('div', { class: 'actions' },
          h('button', { type: 'submit', value: 'yes', class: danger ? 'danger' : '' }, button),
          h('button', { type: 'submit', value: 'no', class: 'second', formNoValidate: true }, t('返回', 'Go back')))));
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.returnValue === 'yes'); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
