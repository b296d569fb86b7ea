import { api, busy, decides, failure, h, loading, named, page, Refused, t, tag, time } from './app.js';
import { LAMPS, STATUSES } from './words.js';

// Name in the address, words, states, and what else narrows the queue.
const VIEWS = [
  ['open', t('待办', 'To do'), ['OPEN', 'CLAIMED', 'CORRECTION_REQUESTED', 'DECIDING']],
  ['mine', t('我认领的', 'Mine'), ['CLAIMED', 'CORRECTION_REQUESTED', 'DECIDING'], { assignee: 'me' }],
  ['ended', t('已办', 'Decided'), ['APPROVED', 'REFUSED', 'WITHDRAWN']],
];

const reviewAddress = (service, id) => `/review?service=${encodeURIComponent(service)}&id=${encodeURIComponent(id)}`;

page('officer', t('部门办理队列', 'Department queue'), async (main, me) => {
  if (!me.signedIn) throw new Refused(401, {});
  if (!decides(me)) {
    main.replaceChildren(h('h1', {}, t('部门办理队列', 'Department queue')), h('p', { class: 'note' }, t('您的账号不在任何部门的办理席位上。', 'Your account has no seat in a department.')));
    return;
  }
  const all = (await api('/api/catalogue/departments'));
  const departments = (all.items ?? all).filter(department => me.roles.includes('supervisor') || me.departments.includes(department.key));
  const services = [...new Set(departments.map(department => department.service))];
  const nameOf = key => named(departments.find(department => department.key === key) ?? { name: '' });
  let view = VIEWS.find(([key]) => key === new URLSearchParams(location.search).get('view')) ?? VIEWS[0];

  const list = h('div', {}, loading());
  const tabs = h('ul', { class: 'tabs', 'aria-label': t('筛选', 'Filter') }, VIEWS.map(one => h('li', {}, h('button', {
    type: 'button', class: 'second', 'aria-pressed': String(one === view),
    onclick: () => {
      view = one;
      history.replaceState(null, '', `?view=${view[0]}`);
      for (const button of tabs.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.view === view[0]));
      load();
    },
    'data-view': one[0],
  }, one[1], ' ', h('span', {})))));
  const said = h('div', { role: 'status' });
  // Two departments have two lines; whoever sits in several chooses for himself.
  const next = services.length === 1 && me.roles.includes('approver') ? h('button', {
    type: 'button', onclick: () => busy(next, async () => {
      try {
        const line = await api(`/api/departments/${encodeURIComponent(services[0])}/reviews/next`, { method: 'POST', body: {}, headers: { 'Idempotency-Key': crypto.randomUUID() } });
        if (line) location.assign(reviewAddress(services[0], line.id));
        else said.replaceChildren(h('p', { class: 'note' }, t('没有可取的办件了。', 'Nothing is left to take.')));
      } catch (error) { said.replaceChildren(failure(error)); }
    }),
  }, t('取下一件', 'Take the next one')) : null;
  main.replaceChildren(
    h('div', {}, h('h1', { tabIndex: -1 }, t('部门办理队列', 'Department queue')), h('p', { class: 'soft' }, departments.map(department => named(department)).join(t('、', ', ')))),
    ...[next ? h('p', { class: 'actions' }, next) : null, said].filter(Boolean), tabs, list);

  const queryOf = ([, , statuses, narrowed]) => {
    const query = new URLSearchParams(narrowed);
    for (const status of statuses) query.append('status', status);
    return query;
  };

  /** How many each view has; a number that cannot be had is left out. */
  async function count() {
    await Promise.all(VIEWS.map(async one => {
      const numbers = await Promise.all(services.map(service => api(`/api/departments/${encodeURIComponent(service)}/reviews/counts?${queryOf(one)}`).then(counts => counts.all, () => null)));
      tabs.querySelector(`[data-view=${one[0]}] span`).textContent = numbers.includes(null) ? '' : String(numbers.reduce((sum, number) => sum + number, 0));
    }));
  }

  let readOn = false;
  async function load(quietly = false) {
    readOn = false;
    if (!quietly) list.replaceChildren(loading());
    count();
    const shown = view;
    const pages = services.map(service => ({ service, lines: [], next: undefined }));
    const fetchPage = async page => {
      const query = queryOf(shown);
      query.set('limit', 50);
      if (page.next) query.set('after', page.next);
      const found = await api(`/api/departments/${encodeURIComponent(page.service)}/reviews?${query}`);
      page.lines.push(...found.items.map(line => ({ ...line, service: page.service })));
      page.next = found.next;
    };
    // One department's service may be away while the others work.
    const troubles = [];
    await Promise.all(pages.map(page => fetchPage(page).catch(error => troubles.push(error))));
    if (shown !== view) return;
    const draw = () => {
      const lines = pages.flatMap(page => page.lines)
        .sort((one, other) => (shown[0] === 'ended' ? -1 : 1) * String(one.dueAt ?? '9').localeCompare(String(other.dueAt ?? '9')));
      const more = pages.filter(page => page.next);
      list.replaceChildren(
        ...troubles.map(error => failure(error, () => load())),
        lines.length ? table(lines) : h('p', { class: 'card empty' }, shown[0] === 'ended' ? t('还没有办完的办件。', 'Nothing has been decided yet.') : t('没有待办的办件。', 'Nothing is waiting. Well done.')),
        ...(more.length ? [h('p', { class: 'actions' }, h('button', { type: 'button', class: 'second', onclick: async event => {
          event.target.setAttribute('aria-disabled', 'true');
          readOn = true;
          await Promise.all(more.map(page => fetchPage(page).catch(error => troubles.push(error))));
          draw();
        } }, t('显示更多', 'Show more')))] : []));
    };
    draw();
  }

  const table = lines => h('table', { class: 'folds' },
    h('thead', {}, h('tr', {}, [t('事项', 'Item'), t('申请人', 'Applicant'), t('状态', 'State'), t('承诺时限', 'Due'), t('经办', 'Officer')].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, lines.map(line => h('tr', {},
      h('th', { scope: 'row' },
        h('a', { href: reviewAddress(line.service, line.id) }, line.itemName),
        h('div', { class: 'soft small' }, `${nameOf(line.department)} · ${line.caseNo}`)),
      h('td', { 'data-label': t('申请人', 'Applicant') }, line.applicantName ?? ''),
      h('td', {}, tag(STATUSES[line.status] ?? ['', '']), ' ', line.awaits?.length ? tag(['等前置结果', 'Awaits results']) : null),
      h('td', { 'data-label': t('时限', 'Due') }, line.clock === 'STOPPED' ? t('暂停计时', 'Clock stopped') : line.dueAt ? time(line.dueAt) : '', ' ', line.clock === 'RUNNING' && LAMPS[line.lamp] && view[0] !== 'ended' ? tag(LAMPS[line.lamp]) : null),
      h('td', { 'data-label': t('经办', 'Officer') }, line.claim ? (line.claim.mine ? t('我', 'Me') : line.claim.name) : line.decidedBy === 'AUTOMATIC' ? t('系统自动', 'Automatic') : t('无', 'Nobody'))))));

  await load();

  // What colleagues do is seen at once. Only of one service: a browser keeps few connections open to one host.
  if (services.length === 1) {
    const stream = new EventSource(`/api/departments/${encodeURIComponent(services[0])}/reviews/stream`);
    let soon;
    const changed = () => {
      clearTimeout(soon);
      // Whoever reads on keeps what he has in front of him; the numbers are true all the same.
      soon = setTimeout(() => (readOn ? count() : load(true)), 500);
    };
    stream.addEventListener('review', changed);
    stream.addEventListener('reload', changed);
  }
});
