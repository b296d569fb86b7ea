import { api, allOf, busy, confirmed, failure, h, limit, named, page, Refused, setTitle, t, tag, time, when } from './app.js';
import { errorSummary, Form, pathOf, put } from './form.js';
import { CASE_STATES, GROUNDS, LAMPS, REVIEW_STATES } from './words.js';

const asked = new URLSearchParams(location.search);
const id = asked.get('id') ?? '';
const address = `/api/applications/${encodeURIComponent(id)}`;
const LOOK_AGAIN = 4000;

const TONES = { REVIEW_APPROVED: 'good', COMPLETED: 'good', REVIEW_REFUSED: 'bad', OVERDUE: 'bad', ESCALATED: 'bad', CORRECTION_REQUESTED: 'warn', DUE_SOON: 'warn', WITHDRAWAL_REQUESTED: 'warn' };

page('case', t('办件进度', 'Your case'), async (main, me) => {
  if (!me.signedIn) throw new Refused(401, {});
  const parts = { head: h('div', {}), corrections: h('div', {}), duties: h('div', {}), lanes: h('div', {}), certificates: h('div', {}), timeline: h('div', {}), withdrawal: h('div', {}) };
  let seen = '';
  let openCorrections = '';
  let openDuties = '';

  async function look() {
    const [application, timeline] = await Promise.all([api(address), allOf(`${address}/timeline`)]);
    const now = JSON.stringify([application, timeline]);
    if (now === seen) return application;
    seen = now;
    draw(application, timeline);
    return application;
  }

  function draw(application, timeline) {
    setTitle(`${named(application, 'bundleName')} ${application.caseNo}`);
    parts.head.replaceChildren(head(application));
    // A correction that is being typed is left alone while the rest of the page follows the case.
    const which = application.corrections.map(correction => correction.reviewId).join();
    if (which !== openCorrections) {
      openCorrections = which;
      parts.corrections.replaceChildren(...(application.notice ? [noticeForm(application.notice, look)] : []));
    }
    const owed = JSON.stringify(application.duties);
    if (owed !== openDuties) {
      openDuties = owed;
      parts.duties.replaceChildren(...application.duties.map(duty => dutyForm(duty, look)));
    }
    parts.lanes.replaceChildren(lanes(application, timeline));
    parts.certificates.replaceChildren(...(application.certificates.length ? [certificates(application)] : []));
    parts.timeline.replaceChildren(happened(timeline));
    parts.withdrawal.replaceChildren(...(application.endedAt || application.state === 'WITHDRAWAL_REQUESTED' ? [] : [withdrawal(look)]));
  }

  let application = await look();
  main.replaceChildren(...Object.values(parts));
  const again = async () => {
    if (application.endedAt) return;
    // Nobody looks at a page in the background.
    if (!document.hidden) {
      try { application = await look(); } catch (refused) { if (refused.status === 401) return location.reload(); }
    }
    setTimeout(again, LOOK_AGAIN);
  };
  setTimeout(again, LOOK_AGAIN);
});

function head(application) {
  const received = asked.has('received') && !application.endedAt;
  return h('div', {},
    received ? h('div', { class: 'note good', role: 'status' },
      h('p', {}, h('strong', {}, t('已收到您的申请', 'Your application was received'))),
      h('p', {}, t(`办件编号 ${application.caseNo}。各部门正在同时办理，进度会显示在这里；需要您补充内容时也会在这里告知。`, `Case number ${application.caseNo}. All departments are at work; progress appears here, and so does anything needed from you.`))) : null,
    h('h1', { tabIndex: -1 }, named(application, 'bundleName'), ' ', tag(CASE_STATES[application.state] ?? ['', ''])),
    h('dl', { class: 'facts' },
      h('dt', {}, t('办件编号', 'Case number')), h('dd', {}, application.caseNo),
      h('dt', {}, t('申请人', 'Applicant')), h('dd', {}, application.applicantName),
      h('dt', {}, t('提交时间', 'Submitted')), h('dd', {}, time(application.submittedAt)),
      application.endedAt ? [h('dt', {}, t('办结时间', 'Ended')), h('dd', {}, time(application.endedAt))] : null));
}

// --- one lane per review -----------------------------------------------------------------------------------------

function lanes(application, timeline) {
  const moments = [application.submittedAt, application.endedAt, ...application.reviews.flatMap(review => [review.dueAt, review.receivedAt]), ...timeline.map(line => line.at)]
    .filter(Boolean).map(instant => Date.parse(instant));
  const from = Math.min(...moments);
  const to = Math.max(...moments, from + 60_000);
  const place = instant => `${(100 * (Date.parse(instant) - from)) / (to - from)}%`;
  return h('section', { class: 'card' }, h('h2', {}, t('各部门进度', 'Progress by department')),
    h('ol', { class: 'lanes' }, application.reviews.map(review => lane(review, timeline.filter(line => line.reviewId && line.reviewId === review.reviewId), application, place))));
}

function lane(review, lines, application, place) {
  const lamp = review.clockRunning ? LAMPS[review.lamp] : null;
  return h('li', { class: 'lane' },
    h('div', {}, h('h3', {}, named(review, 'itemName')), h('p', { class: 'soft' }, named(review, 'departmentName'))),
    h('div', {},
      h('p', {}, tag(REVIEW_STATES[review.state] ?? ['', '']), ' ', lamp ? tag(lamp) : null),
      track(review, lines, place),
      h('p', { class: `due ${lamp ? lamp[2] : ''}` }, dueText(review, application)),
      reasonText(review) ? h('p', {}, reasonText(review)) : null));
}

function dueText(review, application) {
  const itemName = item => named(application.reviews.find(found => found.item === item), 'itemName');
  const parts = [];
  if (review.waitsFor.length) {
    parts.push(t(`等“${review.waitsFor.map(itemName).join('、')}”的结果`, `Waits for the result of ${review.waitsFor.map(itemName).join(', ')}`));
  }
  if (['APPROVED', 'REFUSED', 'WITHDRAWN', 'SKIPPED'].includes(review.state)) return parts.join(t('；', '; '));
  if (review.dueAt) {
    parts.push(t(`承诺 ${limit(review.promised)}，应于 ${when(review.dueAt)} 前办结`, `Promised in ${limit(review.promised)}: due by ${when(review.dueAt)}`));
    if (review.provisional) parts.push(t('日期为暂估，节假日安排公布后可能调整', 'provisional until the holidays of that year are announced'));
  } else if (review.reviewId) {
    parts.push(t('暂停计时', 'The clock stands still'));
  } else if (application.state === 'SUBMITTED') {
    parts.push(t('正在送达部门', 'On its way to the department'));
  } else if (!review.waitsFor.length) {
    parts.push(t('前面的事项办成后开始', 'Begins when the items before it are done'));
  }
  if (review.statutoryDueAt) parts.push(t(`法定期限 ${when(review.statutoryDueAt)}`, `limit by law: ${when(review.statutoryDueAt)}`));
  return parts.join(t('；', '; '));
}

function reasonText(review) {
  if (review.state === 'REFUSED') {
    return [t('理由：', 'Reason: '), review.reason ?? '', review.basis ? t(`（依据：${review.basis}）`, ` (basis: ${review.basis})`) : ''].join('');
  }
  if (review.ground && GROUNDS[review.ground]) return t(...GROUNDS[review.ground]);
  return review.ground && !/^[A-Z_]+$/.test(review.ground) ? review.ground : '';
}

/** The same as the words beside it, for the eye. */
function track(review, lines, place) {
  if (!review.receivedAt) return h('div', { class: 'track', 'aria-hidden': 'true' });
  const decided = lines.find(line => ['REVIEW_APPROVED', 'REVIEW_REFUSED', 'REVIEW_WITHDRAWN'].includes(line.kind));
  const end = decided?.at ?? review.dueAt ?? review.receivedAt;
  const span = h('span', { class: `span ${review.state === 'APPROVED' ? 'done' : review.state === 'REFUSED' ? 'bad' : ''}` });
  span.style.left = place(review.receivedAt);
  span.style.right = `calc(100% - ${place(end)})`;
  const marks = lines.map(line => {
    const dot = h('span', { class: `dot ${TONES[line.kind] ?? ''}` });
    dot.style.left = place(line.at);
    return dot;
  });
  const due = review.dueAt && !decided ? h('span', { class: 'end' }) : null;
  if (due) due.style.left = place(review.dueAt);
  return h('div', { class: 'track', 'aria-hidden': 'true' }, span, marks, due);
}

// --- what the applicant does ----------------------------------------------------------------------------------------

/** The one notice of all departments, and one answer for it. */
function noticeForm(notice, look) {
  const values = {};
  for (const [key, value] of Object.entries(notice.values ?? {})) if (value !== null && !key.startsWith('material:')) put(values, key, structuredClone(value));
  const form = new Form([{ key: 'correction', name: t('请改正这些内容', 'Please correct these'), nameEn: 'Please correct these', fields: notice.fields }], values);
  const materials = notice.defects.filter((defect, index) => defect.field?.startsWith('material:')
    && notice.defects.findIndex(first => first.field === defect.field) === index);
  const texts = materials.map((defect, index) => ({
    defect,
    input: h('textarea', { id: `notice-m-${index}`, 'aria-describedby': `notice-m-${index}-hint` }),
  }));
  const byReview = [...new Set(notice.defects.map(defect => defect.reviewId))].map(review => notice.defects.filter(defect => defect.reviewId === review));
  const trouble = h('div', {});
  const send = h('button', { type: 'button', onclick: () => busy(send, async () => {
    form.clearProblems();
    trouble.replaceChildren();
    const fields = form.filled();
    for (const { defect, input } of texts) if (input.value.trim()) fields[defect.field] = input.value.trim();
    try {
      await api(`${address}/corrections`, { method: 'POST', body: { fields } });
      await look();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      const problems = (refused.problem.errors ?? []).map(error => {
        const text = texts.find(({ defect }) => error.pointer === `/fields/${defect.field}`);
        const path = pathOf(error.pointer, '/fields');
        return { text: error.detail, id: text ? text.input.id : path ? form.showProblem(path, error.detail) : null };
      });
      if (problems.length) {
        const summary = errorSummary(refused.problem.title, problems);
        trouble.replaceChildren(summary);
        summary.focus();
      } else trouble.replaceChildren(failure(refused, () => send.click()));
    }
  }) }, t('提交补正', 'Send the correction'));
  return h('section', { class: 'card', 'aria-labelledby': 'notice' },
    h('div', { class: 'note warn' },
      h('h2', { id: 'notice' }, t('一次告知：请您补正', 'Please correct your application')),
      h('p', {}, t('各部门需要改正的地方已一次告知，改好后一并提交。', 'Everything that any department needs corrected is listed here, once; one answer is enough.'), ' ', time(notice.requestedAt)),
      notice.answerBy ? h('p', {}, t(`请于 ${when(notice.answerBy)} 前提交`, `Please answer by ${when(notice.answerBy)}`)) : null,
      byReview.map(defects => [
        h('h3', {}, t(`${named(defects[0], 'departmentName')}：${named(defects[0], 'itemName')}`, `${named(defects[0], 'departmentName')}: ${named(defects[0], 'itemName')}`)),
        h('ul', {}, defects.map(defect => h('li', {}, named(defect, 'label') ? h('strong', {}, `${named(defect, 'label')}：`) : null, defect.text)))])),
    trouble,
    notice.fields.length ? form.element : null,
    texts.map(({ defect, input }) => h('div', { class: 'field' },
      h('label', { for: input.id }, named(defect, 'label') || t('补充说明', 'What you add')), h('p', { class: 'hint', id: `${input.id}-hint` }, defect.text), input)),
    h('div', { class: 'actions' }, send));
}

/** What may still be handed in after acceptance, until when. */
function dutyForm(duty, look) {
  const inputs = duty.missing.map(({ key, name }) => ({ key, name, input: h('textarea', { id: `d-${duty.reviewId}-${key}` }) }));
  const trouble = h('div', {});
  const send = h('button', { type: 'button', onclick: () => busy(send, async () => {
    trouble.replaceChildren();
    const materials = {};
    for (const { key, input } of inputs) materials[key] = input.value.trim();
    try {
      await api(`${address}/supplements/${encodeURIComponent(duty.reviewId)}`, { method: 'POST', body: { materials } });
      await look();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      const problems = (refused.problem.errors ?? []).map(error => ({ text: error.detail, id: inputs.find(({ key }) => error.pointer === `/materials/${key}`)?.input.id ?? null }));
      if (problems.length) {
        const summary = errorSummary(refused.problem.title, problems);
        trouble.replaceChildren(summary);
        summary.focus();
      } else trouble.replaceChildren(failure(refused, () => send.click()));
    }
  }) }, t('提交', 'Hand in'));
  return h('section', { class: 'card', 'aria-labelledby': `d-${duty.reviewId}` },
    h('div', { class: 'note warn' },
      h('h2', { id: `d-${duty.reviewId}` }, t(`容缺受理：${named(duty, 'itemName')}还需补齐材料`, `${named(duty, 'itemName')} was accepted; some papers may follow`)),
      h('p', {}, duty.text),
      duty.dueAt ? h('p', {}, duty.state === 'MISSED' ? t(`已超过 ${when(duty.dueAt)}，请尽快提交`, `Was due ${when(duty.dueAt)}; please hand it in soon`) : t(`请于 ${when(duty.dueAt)} 前提交；补齐后才会出具结果`, `Please hand in by ${when(duty.dueAt)}; the result waits for it`)) : null),
    trouble,
    inputs.map(({ name, input }) => h('div', { class: 'field' }, h('label', { for: input.id }, name), input)),
    h('div', { class: 'actions' }, send));
}

function certificates(application) {
  return h('section', { class: 'card' }, h('h2', {}, t('证照与结果', 'Certificates')),
    h('ul', { class: 'cards' }, application.certificates.map(certificate => h('li', { class: 'card' },
      h('h3', {}, certificate.title),
      h('p', {}, certificate.number),
      h('p', { class: 'actions' }, h('a', {
        class: 'button second', download: '',
        href: `/api/departments/${encodeURIComponent(certificate.service)}/certificates/${encodeURIComponent(certificate.id)}/pdf`,
        'aria-label': t(`下载${certificate.title}`, `Download ${certificate.title}`),
      }, t('下载 PDF', 'Download PDF')))))));
}

function happened(timeline) {
  return h('section', { class: 'card' }, h('h2', {}, t('办理经过', 'What has happened')),
    timeline.length
      ? h('ol', { class: 'timeline', reversed: true }, [...timeline].reverse().map(line => h('li', { class: TONES[line.kind] ?? '' }, time(line.at), named(line, 'text'))))
      : h('p', { class: 'empty' }, t('还没有进展。', 'Nothing yet.')));
}

function withdrawal(look) {
  const button = h('button', { type: 'button', class: 'second', onclick: () => busy(button, async () => {
    const reason = h('textarea', { id: 'withdrawal-reason', maxLength: 500 });
    const sure = await confirmed({
      title: t('撤回这份申请？', 'Withdraw this application?'),
      content: h('div', {},
        h('p', {}, t('还没有决定的部门将停止办理；已经作出的决定不受影响。撤回后不能恢复。', 'Departments that have not decided will stop; decisions already made stand. This cannot be undone.')),
        h('div', { class: 'field' }, h('label', { for: 'withdrawal-reason' }, t('原因', 'Reason'), h('span', { class: 'optional' }, t('（选填）', ' (optional)'))), reason)),
      button: t('撤回申请', 'Withdraw'), danger: true,
    });
    if (!sure) return;
    try {
      await api(`${address}/withdrawal`, { method: 'POST', body: { reason: reason.value.trim() } });
      await look();
    } catch (refused) { button.after(failure(refused)); }
  }) }, t('撤回申请', 'Withdraw the application'));
  return h('div', { class: 'actions' }, button);
}
