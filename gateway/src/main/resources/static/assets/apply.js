import { api, busy, failure, h, limit, loading, money, named, page, Refused, setTitle, signInFirst, t } from './app.js';
import { errorSummary, Form, get, pathOf, shown } from './form.js';
import { REGIONS, SOURCES } from './words.js';

const key = new URLSearchParams(location.search).get('bundle') ?? '';
const draftName = `yijianshi.draft.${key}`;

// What was entered so far, so that signing in, switching the language or going back loses nothing. Gone with the tab.
const draft = { step: 'questions', region: '', answers: {}, values: {}, submission: crypto.randomUUID(), ...JSON.parse(sessionStorage.getItem(draftName) ?? '{}') };
const keep = () => sessionStorage.setItem(draftName, JSON.stringify(draft));

const STEPS = [
  ['questions', t('回答问题', 'Questions')],
  ['notice', t('一次告知', 'What it takes')],
  ['form', t('填写表单', 'Form')],
  ['check', t('核对提交', 'Check and submit')],
];

page('apply', t('办理申请', 'Application'), async (main, me) => {
  const bundle = await api(`/api/bundles/${encodeURIComponent(key)}`);
  let notice = null;
  let form = null;

  async function show(step, problems) {
    draft.step = step;
    keep();
    if (step !== 'questions' && !notice) {
      main.replaceChildren(loading());
      try {
        notice = await api(`/api/bundles/${encodeURIComponent(key)}/notice`, { method: 'POST', body: { answers: answered(bundle) } });
      } catch (refused) {
        if (!(refused instanceof Refused) || refused.status !== 422) throw refused;
        return show('questions', refused.problem);
      }
    }
    if ((step === 'form' || step === 'check') && !me.signedIn) {
      frame(step, signInFirst(t('您的回答已保留，登录后从这里继续。', 'Your answers are kept; after signing in you continue here.')));
      return undefined;
    }
    return { questions, notice: tell, form: fill, check }[step](problems);
  }

  const go = (step, problems) => show(step, problems).catch(error => frame(step, failure(error, () => go(step))));

  function frame(step, ...children) {
    const [, name] = STEPS.find(([which]) => which === step);
    setTitle(`${name} - ${named(bundle)}`);
    const heading = h('h1', { tabIndex: -1 }, name);
    main.replaceChildren(
      h('div', {},
        h('p', { class: 'soft' }, named(bundle)),
        heading,
        h('ol', { class: 'crumbs', 'aria-label': t('步骤', 'Steps') }, STEPS.map(([which, text], index) =>
          h('li', { 'aria-current': which === step ? 'step' : undefined }, `${index + 1}. ${text}`)))),
      ...children);
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  // --- 1. questions --------------------------------------------------------------------------------------------

  function questions(problem) {
    const box = h('div', { class: 'card' });
    const problems = [];
    const textAt = pointer => {
      const found = (problem?.errors ?? []).find(error => error.pointer === pointer);
      if (found) problems.push({ text: found.detail, id: pointer === '/region' ? 'region' : `q-${pointer.slice('/answers/'.length)}-0` });
      return found ? h('p', { class: 'error' }, found.detail) : null;
    };
    const asked = bundle.questions.map(question => ({ question, element: ask(question, textAt) }));

    function ask(question, errorAt) {
      const error = errorAt(`/answers/${question.key}`);
      return h('fieldset', { class: 'question' },
        h('legend', {}, named(question, 'text'), question.required ? null : h('span', { class: 'optional' }, t('（选填）', ' (optional)'))),
        named(question, 'help') ? h('p', { class: 'hint' }, named(question, 'help')) : null,
        question.multiple ? h('p', { class: 'hint' }, t('可多选', 'You may choose several')) : null,
        error,
        question.options.map((option, index) => h('div', { class: 'choice' },
          h('input', {
            type: question.multiple ? 'checkbox' : 'radio', id: `q-${question.key}-${index}`, name: question.key, value: option.key,
            checked: (draft.answers[question.key] ?? []).includes(option.key),
            onchange: event => {
              draft.answers[question.key] = [...event.target.closest('fieldset').querySelectorAll('input:checked')].map(input => input.value);
              notice = null;
              keep();
              reveal();
            },
          }),
          h('label', { for: `q-${question.key}-${index}` }, named(option, 'text')))),
        h('div', { class: 'door' }));
    }

    function reveal() {
      for (const { question, element } of asked) {
        element.hidden = !applies(question, answered(bundle));
        const stop = question.options.find(option => option.stop && (draft.answers[question.key] ?? []).includes(option.key))?.stop;
        element.querySelector('.door').replaceChildren(...(stop ? [h('div', { class: 'note warn', role: 'status' }, h('p', {}, named(stop, 'reason')), h('p', {}, named(stop, 'door')))] : []));
      }
    }

    const region = h('div', { class: 'question field' },
      h('label', { for: 'region' }, t('在哪里办？', 'Where?')),
      textAt('/region'),
      h('select', { id: 'region', onchange: event => { draft.region = event.target.value; keep(); } },
        h('option', { value: '' }, t('请选择', 'Please choose')),
        Object.entries(REGIONS).map(([code, words]) => h('option', { value: code, selected: draft.region === code }, t(...words)))));
    box.append(region, ...asked.map(({ element }) => element));
    reveal();

    const next = h('button', { type: 'button', onclick: () => {
      const gaps = [];
      if (!draft.region) gaps.push({ pointer: '/region', detail: t('请选择办理地区。', 'Please choose where.') });
      for (const { question } of asked) {
        if (question.required && applies(question, answered(bundle)) && !(draft.answers[question.key] ?? []).length) {
          gaps.push({ pointer: `/answers/${question.key}`, detail: t(`请回答：${named(question, 'text')}`, `Please answer: ${named(question, 'text')}`) });
        }
      }
      return gaps.length ? go('questions', { title: t('还有问题没有回答', 'Some questions are not answered'), errors: gaps }) : go('notice');
    } }, t('继续', 'Continue'));
    const wrongDoor = problem && !(problem.errors ?? []).length ? h('div', { class: 'note warn', role: 'alert' }, h('p', {}, h('strong', {}, problem.title)), h('p', {}, problem.reason ?? problem.detail), problem.door ? h('p', {}, problem.door) : null) : null;
    const summary = problems.length ? errorSummary(problem.title, problems) : null;
    frame('questions', ...[summary ?? wrongDoor, h('p', { class: 'lead' }, named(bundle, 'description')), box, h('div', { class: 'actions' }, next)].filter(Boolean));
    (summary ?? wrongDoor)?.focus();
  }

  // --- 2. notice -----------------------------------------------------------------------------------------------

  function tell() {
    const itemName = item => named(notice.items.find(found => found.key === item) ?? { name: '' });
    frame('notice',
      h('div', { class: 'note' },
        h('p', {}, t(`根据您的回答，本次共办理 ${notice.items.length} 个事项，各部门同时受理。`, `From your answers: ${notice.items.length} items, taken up by all departments at once.`)),
        notice.promise ? h('p', {}, t(`承诺 ${limit(notice.promise)} 内全部办结。`, `Everything is promised within ${limit(notice.promise)}.`)) : null),
      h('section', { class: 'card' }, h('h2', {}, t('事项与时限', 'Items and time limits')),
        h('table', { class: 'folds' },
          h('thead', {}, h('tr', {}, [t('事项', 'Item'), t('办理部门', 'Department'), t('承诺时限', 'Promised'), t('法定时限', 'By law'), t('结果', 'Result')].map(text => h('th', { scope: 'col' }, text)))),
          h('tbody', {}, notice.items.map(item => h('tr', {},
            h('th', { scope: 'row' }, named(item), item.automatic ? h('div', {}, h('span', { class: 'tag calm' }, t('系统自动核验', 'Checked automatically'))) : null),
            h('td', { 'data-label': t('部门', 'Department') }, named(item.department)),
            h('td', { 'data-label': t('承诺', 'Promised') }, limit(item.promised) || '—'),
            h('td', { 'data-label': t('法定', 'By law') }, limit(item.statutory) || '—'),
            h('td', { 'data-label': t('结果', 'Result') }, named(item, 'certificate') || '—')))))),
      h('section', { class: 'card' }, h('h2', {}, t('材料', 'Documents')),
        notice.materials.length
          ? h('ul', {}, notice.materials.map(material => h('li', {}, h('strong', {}, named(material)), ` · ${t(...(SOURCES[material.source] ?? ['', '']))}`,
            material.items.length ? h('div', { class: 'soft small' }, t('用于：', 'For: '), material.items.map(itemName).join(t('、', ', '))) : null)))
          : h('p', {}, t('不需要您提供材料。', 'You need not bring any documents.'))),
      h('section', { class: 'card' }, h('h2', {}, t('费用', 'Fees')),
        notice.fees.length
          ? h('ul', {}, notice.fees.map(fee => h('li', {}, `${named(fee)}：${money(fee.amount)} ${named(fee, 'unit') || t('元', 'CNY')}`, fee.basis ? h('div', { class: 'soft small' }, t(`依据：${fee.basis}`, `Basis: ${fee.basis}`)) : null)))
          : h('p', {}, t('不收费。', 'No fees.'))),
      ...(notice.offers ?? []).length ? [h('section', { class: 'card' }, h('h2', {}, t('您也许还需要', 'You may also need')), h('ul', {}, notice.offers.map(offer => h('li', {}, offer.bundle ? h('a', { href: `/apply?bundle=${encodeURIComponent(offer.bundle)}` }, named(offer, 'text')) : named(offer, 'text')))))] : [],
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: () => go('form') }, t('开始填写', 'Fill in the form')),
        h('button', { type: 'button', class: 'second', onclick: () => go('questions') }, t('返回修改回答', 'Back to the questions'))));
  }

  // --- 3. form -------------------------------------------------------------------------------------------------

  function makeForm() {
    const known = new Set(notice.sections.flatMap(section => section.fields.map(field => field.key)));
    // Earlier answers may have asked for fields that are not asked any more: they are no part of this application.
    const values = {};
    for (const field of notice.sections.flatMap(section => section.fields)) {
      const value = get(draft.values, field.key) ?? (field.type === 'REGION' && known.has(field.key) && new RegExp(`^(?:${field.pattern ?? '.*'})$`).test(draft.region) ? draft.region : undefined);
      if (value === undefined) continue;
      const parts = field.key.split('.');
      const last = parts.pop();
      parts.reduce((level, part) => (level[part] ??= {}), values)[last] = value;
    }
    draft.values = values;
    return new Form(notice.sections, values, keep);
  }

  function fill(problem) {
    form = makeForm();
    const labels = new Map(notice.sections.flatMap(section => section.fields).flatMap(field => [[field.key, named(field, 'label')], ...(field.rows ?? []).map(row => [`${field.key}.*.${row.key}`, named(row, 'label')])]));
    let summary = null;
    const next = h('button', { type: 'button', onclick: () => {
      const gaps = form.missing();
      return gaps.length
        ? go('form', { title: t('还有必填的内容没有填', 'Some required fields are empty'), errors: gaps.map(({ path }) => ({ pointer: `/form/${path.replaceAll('.', '/')}`, detail: t('此项必填。', 'This is required.') })) })
        : go('check');
    } }, t('继续核对', 'Check my answers'));
    frame('form',
      h('p', { class: 'lead' }, t('几个部门都要的内容只填一次。没有标注“选填”的都要填。', 'What several departments need is asked once. Everything not marked optional is needed.')),
      form.element,
      h('div', { class: 'actions' }, next, h('button', { type: 'button', class: 'second', onclick: () => go('notice') }, t('返回', 'Back'))));
    if (problem) {
      const problems = (problem.errors ?? []).map(error => {
        const path = pathOf(error.pointer, '/form');
        return { text: error.detail, id: path ? form.showProblem(path, error.detail) : null, label: path ? labels.get(path) ?? labels.get(path.replace(/\.\d+\./, '.*.')) : null };
      });
      setTitle(`${t('有误', 'Error')}: ${named(bundle)}`);
      summary = errorSummary(problem.title, problems.length ? problems : [{ text: problem.detail }]);
      main.firstElementChild.after(summary);
      summary.focus();
    } else if (draft.focus) {
      document.getElementById(draft.focus)?.focus();
      delete draft.focus;
    }
  }

  // --- 4. check and submit -------------------------------------------------------------------------------------

  function check() {
    form ??= makeForm();
    const values = form.filled();
    const change = (path, label) => h('button', { type: 'button', class: 'plain', 'aria-label': t(`修改${label}`, `Change ${label}`), onclick: () => { draft.focus = `f-${path}`; go('form'); } }, t('修改', 'Change'));
    const line = (field, value, path) => [h('dt', {}, named(field, 'label')), h('dd', {}, field.type === 'LIST' ? list(field, value, path) : shown(field, value), ' ', change(path, named(field, 'label')))];
    const list = (field, rows) => rows?.length
      ? rows.map((row, index) => h('dl', { class: 'facts row-facts' }, h('dt', {}, h('strong', {}, `${named(field, 'label')} ${index + 1}`)), h('dd', {}), field.rows.filter(column => get(row, column.key) !== undefined).map(column => [h('dt', {}, named(column, 'label')), h('dd', {}, shown(column, get(row, column.key)))])))
      : t('未填写', 'Not provided');
    const trouble = h('div', {});
    const submit = h('button', { type: 'button', onclick: () => busy(submit, async () => {
      trouble.replaceChildren();
      try {
        const receipt = await api('/api/applications', {
          method: 'POST',
          // The same key for every try: however often it is sent, it is received once.
          headers: { 'Idempotency-Key': draft.submission },
          body: { bundle: key, region: draft.region, answers: answered(bundle), form: values },
        });
        sessionStorage.removeItem(draftName);
        location.assign(`/case?id=${encodeURIComponent(receipt.id)}&received`);
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        const errors = refused.problem.errors ?? [];
        if (refused.status === 401) {
          trouble.replaceChildren(signInFirst(t('登录已失效。您填写的内容都在，登录后再提交即可。', 'Your sign-in has ended. What you entered is kept; sign in and submit again.')));
        } else if (refused.problem.type?.endsWith('/idempotency-key-reused')) {
          trouble.replaceChildren(h('div', { class: 'note warn', role: 'alert' },
            h('p', {}, t('这份申请此前已经收到，之后又有改动。请先到“我的办件”查看。', 'This application was received before and has been changed since. Please look at your cases first.')),
            h('p', {}, h('a', { href: '/' }, t('我的办件', 'My cases')))));
        } else if (errors.some(error => error.pointer.startsWith('/answers') || error.pointer === '/region')) {
          await go('questions', refused.problem);
        } else if (errors.length) {
          await go('form', refused.problem);
        } else {
          trouble.replaceChildren(failure(refused, () => submit.click()));
        }
      }
    }) }, t('确认无误，提交申请', 'Submit the application'));
    frame('check',
      h('p', { class: 'lead' }, t('请核对下面的内容。提交后各部门同时开始办理。', 'Please check what you entered. After you submit, all departments begin at once.')),
      h('section', { class: 'card' }, h('h2', {}, t('您的情况', 'Your situation')), h('dl', { class: 'facts' },
        h('dt', {}, t('办理地区', 'Where')), h('dd', {}, REGIONS[draft.region] ? t(...REGIONS[draft.region]) : ''),
        bundle.questions.filter(question => answered(bundle)[question.key]).map(question => [
          h('dt', {}, named(question, 'text')),
          h('dd', {}, question.options.filter(option => draft.answers[question.key].includes(option.key)).map(option => named(option, 'text')).join(t('、', ', ')))])),
      h('p', { class: 'actions' }, h('button', { type: 'button', class: 'plain', onclick: () => go('questions') }, t('修改回答', 'Change the answers')))),
      ...notice.sections.map(section => h('section', { class: 'card' }, h('h2', {}, named(section)), h('dl', { class: 'facts' }, section.fields.map(field => line(field, get(values, field.key), field.key))))),
      trouble,
      h('div', { class: 'actions' }, submit, h('button', { type: 'button', class: 'second', onclick: () => go('form') }, t('返回修改', 'Back'))));
  }

  await show(draft.step);
});

/** A question is asked when the answers before it fulfil its condition. */
function applies(question, answers) {
  return Object.entries(question.when ?? {}).every(([other, allowed]) => (answers[other] ?? []).some(option => allowed.includes(option)));
}

/** The answers to the questions that are asked; what was hidden again is not said. */
function answered(bundle) {
  const said = {};
  for (const question of bundle.questions) {
    const chosen = draft.answers[question.key] ?? [];
    if (chosen.length && applies(question, said)) said[question.key] = chosen;
  }
  return said;
}
