import { api, busy, confirmed, day, decides, failure, h, limit, loading, named, page, Refused, setTitle, t, tag, time, when } from './app.js';
import { errorSummary, Form, pathOf } from './form.js';
import { ACTS, FACTS, FINDINGS, GROUNDS, LAMPS, REGIONS, STATUSES } from './words.js';

const asked = new URLSearchParams(location.search);
const service = asked.get('service') ?? '';
const address = `/api/departments/${encodeURIComponent(service)}/reviews/${encodeURIComponent(asked.get('id') ?? '')}`;

page('officer', t('办件审查', 'Review'), async (main, me) => {
  if (!me.signedIn) throw new Refused(401, {});
  const officer = me.roles.includes('approver');
  if (!decides(me)) throw new Refused(403, { title: t('没有权限', 'Not allowed'), detail: t('您的账号不在部门席位上。', 'Your account has no seat in a department.') });

  async function show(news) {
    const detail = await api(address);
    const names = await itemNames(detail.review.awaits ?? []);
    const { review } = detail;
    setTitle(`${review.itemName} ${review.caseNo}`);
    const heading = h('h1', { tabIndex: -1 }, review.itemName, ' ', tag(STATUSES[review.status] ?? ['', '']), ' ', review.clock === 'RUNNING' && LAMPS[review.lamp] ? tag(LAMPS[review.lamp]) : null);
    main.replaceChildren(...[
      h('div', {}, h('p', {}, h('a', { href: '/officer' }, t('← 返回队列', '← Back to the queue'))), heading, h('dl', { class: 'facts' },
        h('dt', {}, t('办件编号', 'Case number')), h('dd', {}, review.caseNo),
        h('dt', {}, t('申请人', 'Applicant')), h('dd', {}, detail.applicantName ?? t('材料尚未送达', 'The form has not arrived yet')),
        h('dt', {}, t('收到时间', 'Arrived')), h('dd', {}, time(review.receivedAt)),
        h('dt', {}, t('承诺时限', 'Promised')), h('dd', {}, due(limit(detail.promised), review.dueAt, review)),
        h('dt', {}, t('法定时限', 'By law')), h('dd', {}, due(limit(detail.statutory), review.statutoryDueAt, review)),
        detail.acceptance ? [h('dt', {}, t('受理', 'Accepted')), h('dd', {}, `${detail.acceptance.by} · ${when(detail.acceptance.at)}`)] : null,
        h('dt', {}, t('经办人', 'Officer')), h('dd', {}, review.claim ? `${review.claim.mine ? t('我', 'Me') : review.claim.name}（${when(review.claim.at)}）` : t('无', 'Nobody')))),
      news,
      (review.awaits ?? []).length ? h('div', { class: 'note' }, h('p', {}, t(`要等“${names.join('、')}”的结果，之后才能决定；可以先审查。`, `It may be decided once the results of ${names.join(', ')} are in; you may look at it now.`))) : null,
      decision(detail),
      officer ? acts(detail) : null,
      opinions(detail.coReviewers),
      findings(detail.findings),
      facts(detail.facts),
      ...detail.form.map(section),
      correction(detail.correction, detail),
      history(detail.history),
    ].filter(Boolean));
    heading.focus({ preventScroll: true });
    lookWhenItTakesEffect(detail.pending);
  }

  /** A decision that waits becomes true by itself; the page follows. */
  let following;
  function lookWhenItTakesEffect(pending) {
    clearTimeout(following);
    if (pending) following = setTimeout(() => show().catch(() => lookWhenItTakesEffect(pending)), Math.min(60_000, Math.max(2000, Date.parse(pending.until) - Date.now() + 1500)));
  }

  const due = (text, at, review) =>
    [text, at ? t(`${when(at)} 前`, `by ${when(at)}`) : review.clock === 'STOPPED' && text ? t('暂停计时', 'the clock stands still') : ''].filter(Boolean).join(t('，', ', ')) || '—';

  // --- acting ------------------------------------------------------------------------------------------------------

  function acts(detail) {
    const { review } = detail;
    const trouble = h('div', {});
    const act = (name, body, done) => async () => {
      trouble.replaceChildren();
      try {
        await api(`${address}/${name}`, { method: 'POST', body: { version: review.version, ...body() } });
        await show(h('div', { class: 'note good', role: 'status' }, h('p', {}, done)));
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        if (refused.status === 409) {
          await show(h('div', { class: 'note warn', role: 'alert' }, h('p', {}, h('strong', {}, refused.problem.title)), h('p', {}, refused.problem.detail)));
        } else throw refused;
      }
    };
    const button = (text, work, looks = '') => {
      const made = h('button', { type: 'button', class: looks, onclick: () => busy(made, () => work().catch(error => trouble.replaceChildren(failure(error)))) }, text);
      return made;
    };

    if (review.status === 'OPEN' && review.decidedBy !== 'AUTOMATIC') {
      return h('div', {}, trouble, h('div', { class: 'actions' }, button(t('认领', 'Claim'), act('claim', () => ({}), t('已认领，现在由您办理。', 'It is yours now.')))));
    }
    if (!review.claim?.mine) return null;
    const giveBack = button(t('退回队列', 'Give back to the queue'), act('release', () => ({}), t('已退回队列。', 'Given back to the queue.')), 'plain');
    if (review.status === 'CORRECTION_REQUESTED') return h('div', {}, trouble, h('div', { class: 'actions' }, giveBack));
    if (review.status === 'DECIDING') {
      const takeBack = button(t('撤回决定', 'Take the decision back'), act('decision/withdrawal', () => ({ reason: t('经办人撤回', 'taken back by the officer') }), t('已撤回，办件仍由您审查。', 'Taken back; the review is yours again.')));
      return h('div', {}, trouble, h('div', { class: 'note warn', role: 'status' }, h('p', {}, t(`决定将于 ${when(detail.pending.until)} 生效，此前可以撤回。`, `The decision takes effect at ${when(detail.pending.until)}; until then you may take it back.`))), h('div', { class: 'actions' }, takeBack));
    }
    if (review.status !== 'CLAIMED') return null;

    const comment = () => button(t('批注', 'Comment'), async () => {
      const text = h('textarea', { id: 'comment-text', required: true, maxLength: 1000 });
      const sure = await confirmed({
        title: t('批注', 'Comment'),
        content: h('div', { class: 'field' }, h('label', { for: 'comment-text' }, t('供同事参考，申请人看不到', 'For colleagues; the applicant never sees it')), text),
        button: t('保存', 'Save'),
      });
      if (sure) await act('comments', () => ({ text: text.value.trim() }), t('批注已保存。', 'Saved.'))();
    }, 'plain');

    // approve
    const values = {};
    const results = (detail.results ?? []).map(field => ({ ...field, key: field.key, options: field.options ?? [], rows: [] }));
    const form = new Form([{ key: 'result', name: t('审查结果', 'Result'), nameEn: 'Result', fields: results }], values);
    const problemsOf = (refused, on, root) => {
      const problems = (refused.problem.errors ?? []).map(error => {
        const path = pathOf(error.pointer, root);
        return { text: error.detail, id: path && on ? on.showProblem(path, error.detail) : null };
      });
      const summary = errorSummary(refused.problem.title, problems.length ? problems : [{ text: refused.problem.detail }]);
      trouble.replaceChildren(summary);
      summary.focus();
    };
    const approve = button(t('准予', 'Approve'), async () => {
      form.clearProblems();
      try { await act('approval', () => ({ result: form.filled() }), t('已决定准予。', 'You decided to approve.'))(); } catch (refused) {
        if (!(refused instanceof Refused) || refused.status !== 422) throw refused;
        problemsOf(refused, form, '/result');
      }
    });

    // correction
    const ask = button(t('一次性告知补正', 'Ask for a correction'), async () => {
      const fields = [
        ...detail.form.flatMap(part => part.fields.map(field => [field.key, `${named(part)} · ${named(field, 'label')}`])),
        ...(detail.materials ?? []).map(material => [material.field, `${t('材料', 'Document')} · ${named(material, 'label')}`]),
      ];
      const rows = h('div', { class: 'rows' });
      const addRow = () => {
        const number = rows.children.length;
        const row = h('fieldset', { class: 'row' }, h('legend', {}, t(`第 ${number + 1} 处`, `Gap ${number + 1}`)), h('div', {},
          h('div', { class: 'field' }, h('label', { for: `gap-field-${number}` }, t('哪一项', 'Which field')), h('select', { id: `gap-field-${number}`, required: true }, h('option', { value: '' }, t('请选择', 'Please choose')), fields.map(([key, text]) => h('option', { value: key }, text)))),
          h('div', { class: 'field' }, h('label', { for: `gap-text-${number}` }, t('要求', 'What is needed')), h('textarea', { id: `gap-text-${number}`, required: true, maxLength: 500, rows: 2 }))));
        rows.append(row);
        return row;
      };
      addRow();
      const sure = await confirmed({
        title: t('一次性告知补正', 'Ask for a correction'),
        content: h('div', {},
          h('p', {}, t('只能告知一次，请列出全部需要补正的地方。', 'This can be done once only: list everything.')),
          rows, h('p', {}, h('button', { type: 'button', class: 'second', onclick: () => addRow().querySelector('select').focus() }, t('再加一处', 'Add another')))),
        button: t('发出补正告知', 'Send'),
      });
      if (!sure) return;
      const defects = [...rows.children].map(row => ({ field: row.querySelector('select').value, text: row.querySelector('textarea').value.trim() })).filter(defect => defect.field || defect.text);
      try { await act('correction', () => ({ defects }), t('补正告知已发给申请人。', 'The applicant was told.'))(); } catch (refused) {
        if (!(refused instanceof Refused) || refused.status !== 422) throw refused;
        problemsOf(refused, null, '');
      }
    }, 'second');

    // refuse
    const refuse = button(t('不予办理', 'Refuse'), async () => {
      const reason = h('textarea', { id: 'refusal-reason', required: true, maxLength: 1000 });
      const basis = h('input', { type: 'text', id: 'refusal-basis', required: true, maxLength: 200 });
      const sure = await confirmed({
        title: t('不予办理', 'Refuse'),
        content: h('div', {},
          h('p', {}, t('应当说明理由和依据，申请人会看到。', 'State the reason and the legal basis; the applicant will read them.')),
          h('div', { class: 'field' }, h('label', { for: 'refusal-reason' }, t('理由', 'Reason')), reason),
          h('div', { class: 'field' }, h('label', { for: 'refusal-basis' }, t('依据', 'Legal basis')), basis)),
        button: t('不予办理', 'Refuse'), danger: true,
      });
      if (!sure) return;
      try { await act('refusal', () => ({ reason: reason.value.trim(), basis: basis.value.trim() }), t('已决定不予办理。', 'You decided to refuse.'))(); } catch (refused) {
        if (!(refused instanceof Refused) || refused.status !== 422) throw refused;
        problemsOf(refused, null, '');
      }
    }, 'danger');

    // accept: the papers are in order, and no correction can follow
    const accept = button(t('受理', 'Accept'), act('acceptance', () => ({}), t('已受理，办理期限由此起算。', 'Accepted; the time to decide runs from here.')), 'second');

    const held = (review.awaits ?? []).length > 0;
    return h('div', {}, trouble,
      results.length && !held ? form.element : null,
      h('div', { class: 'actions' }, held ? null : [approve, refuse], detail.acceptance ? null : [accept, detail.correction ? null : ask], comment(), giveBack));
  }

  // --- reading -----------------------------------------------------------------------------------------------------

  function findings(found) {
    if (!found?.length) return null;
    return h('section', { class: 'card' }, h('h2', {}, t('自动核验', 'What the rules found')),
      h('ul', {}, found.map(finding => h('li', {}, tag(FINDINGS[finding.level] ?? ['', '']), ' ', finding.text, finding.rule ? h('span', { class: 'soft small' }, ` ${finding.rule}`) : null))));
  }

  const factsList = known => Object.entries(known ?? {}).filter(([key]) => FACTS[key]).map(([key, value]) => [h('dt', {}, t(...FACTS[key])), h('dd', {}, factText(value))]);
  const factText = value => {
    if (value === 'true') return t('是', 'Yes');
    if (value === 'false') return t('否', 'No');
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
  };

  function facts(known) {
    const lines = factsList(known);
    return lines.length ? h('section', { class: 'card' }, h('h2', {}, t('前置事项的结果', 'Results of earlier items')), h('dl', { class: 'facts' }, lines)) : null;
  }

  function section(part) {
    const value = field => field.rows
      ? field.rows.length ? field.rows.map((row, index) => h('dl', { class: 'facts' }, h('dt', {}, h('strong', {}, `${index + 1}`)), h('dd', {}), row.filter(column => column.shown).map(column => [h('dt', {}, named(column, 'label')), h('dd', {}, column.shown)]))) : t('未填写', 'Not provided')
      : field.type === 'REGION' && REGIONS[field.value] ? t(...REGIONS[field.value]) : field.shown || t('未填写', 'Not provided');
    return h('section', { class: 'card' }, h('h2', {}, named(part) || t('申请内容', 'Application')),
      h('dl', { class: 'facts' }, part.fields.map(field => [h('dt', {}, named(field, 'label')), h('dd', {}, value(field))])));
  }

  function opinions(asked) {
    if (!asked?.length) return null;
    const voices = { AGREE: ['同意', 'Agrees', 'good'], OBJECT: ['不同意', 'Objects', 'bad'] };
    return h('section', { class: 'card' }, h('h2', {}, t('会签', 'Opinions')),
      h('ul', {}, asked.map(one => h('li', {}, h('strong', {}, one.name), ' ', tag(one.opinion ? voices[one.opinion.voice] ?? ['', ''] : ['等待意见', 'Awaited', 'warn']), ' ',
        one.opinion?.text ?? '', one.question ? h('div', { class: 'soft small' }, `${one.askedBy}：${one.question}`) : null))));
  }

  function correction(given, detail) {
    if (!given) return null;
    const label = key => named([...detail.form.flatMap(part => part.fields), ...(detail.materials ?? [])].find(field => (field.key ?? field.field) === key) ?? {}, 'label');
    return h('section', { class: 'card' }, h('h2', {}, t('补正', 'Correction')),
      h('p', {}, t(`${given.by} 于 ${when(given.at)} 一次性告知：`, `Asked by ${given.by}, ${when(given.at)}:`)),
      h('ul', {}, given.defects.map(defect => h('li', {}, label(defect.field) ? h('strong', {}, `${label(defect.field)}：`) : null, defect.text))),
      h('p', {}, given.answeredAt ? t(`申请人已于 ${when(given.answeredAt)} 补正。`, `Answered ${when(given.answeredAt)}.`) : t('等待申请人补正。', 'Waiting for the applicant.')));
  }

  function decision(detail) {
    const given = detail.decision;
    if (!given) return null;
    const tone = { APPROVED: 'good', REFUSED: 'bad' }[detail.review.status] ?? '';
    return h('div', { class: `note ${tone}` },
      h('p', {}, h('strong', {}, t(...STATUSES[detail.review.status])), ` ${given.by} · ${when(given.at)}`),
      given.reason ? h('p', {}, t('理由：', 'Reason: '), given.reason) : null,
      given.basis ? h('p', {}, t('依据：', 'Basis: '), given.basis) : null,
      given.ground && GROUNDS[given.ground] ? h('p', {}, t(...GROUNDS[given.ground])) : null,
      factsList(given.outputs).length ? h('dl', { class: 'facts' }, factsList(given.outputs)) : null,
      (detail.certificates ?? []).map(paper => h('p', {}, h('a', { href: `/api/departments/${encodeURIComponent(service)}/certificates/${encodeURIComponent(paper.id)}/pdf`, download: '' }, `${named(paper, 'title')} ${paper.number}（PDF）`))));
  }

  const history = entries => h('section', { class: 'card' }, h('h2', {}, t('办理记录', 'History')),
    h('ol', { class: 'timeline' }, (entries ?? []).map(entry => h('li', {}, time(entry.at), `${t(...(ACTS[entry.act] ?? ['', '']))} · ${entry.by}${entry.actingFor ? t(`（代${entry.actingFor}）`, ` (for ${entry.actingFor})`) : ''}`, entry.content?.reason || entry.content?.text ? h('div', { class: 'soft' }, entry.content.reason ?? entry.content.text) : null))),
    h('p', { class: 'actions' }, h('a', { href: `${address}/print`, download: '' }, t('打印审批单（PDF）', 'Print the review sheet (PDF)'))));

  main.replaceChildren(loading());
  await show();
});

/** Items are named in the catalogue; a queue only knows their keys. */
async function itemNames(keys) {
  return Promise.all(keys.map(key => api(`/api/catalogue/items/${encodeURIComponent(key)}`).then(item => named(item), () => t('前置事项', 'an earlier item'))));
}
