import { api, h, named, page, Refused, t, tag, time, when } from './app.js';
import { isHeldBy, readCode, verifyCode } from './code.js';
import { CERTIFICATE_STATES } from './words.js';

const [, , service, token] = location.pathname.split('/');
const base = `/api/departments/${service}/public`;

page('verify', t('证照核验', 'Certificate check'), async main => {
  if (!token) {
    main.replaceChildren(h('h1', { tabIndex: -1 }, t('证照核验', 'Certificate check')), linkCheck(), offline());
    return;
  }
  const code = readCode(location.hash);
  // The code needs no server but the keys; the certificate's state needs no code.
  const [signed, paper] = await Promise.all([signature(code), online()]);
  if (paper === null) {
    main.replaceChildren(h('div', { class: 'card seal bad' },
      h('h1', { tabIndex: -1 }, t('查无此证', 'No such certificate')),
      h('p', {}, t('我们没有签发过这个二维码对应的证照。请核对二维码是否完整；如有人持此证照向您出示，请谨慎对待。', 'We issued no certificate with this code. Check that the code is complete; if somebody showed it to you, be careful.'))),
    fileCheck());
    return;
  }
  // A true code beside another paper's address is as wrong as a false one.
  const fits = !code || (signed !== 'false' && code.licenceId === paper.licenceId);
  const state = fits ? CERTIFICATE_STATES[paper.status] ?? ['状态不明', 'State unknown', 'warn'] : ['签名不符', 'Signature does not fit', 'bad'];
  main.replaceChildren(h('div', { class: `card seal ${fits && paper.status === 'VALID' ? '' : 'bad'}` },
    h('p', { class: 'soft' }, t('本平台签发的证照', 'A certificate issued by this platform')),
    h('h1', { tabIndex: -1 }, named(paper, 'title'), ' ', tag(state)),
    paper.supersededBy ? h('p', {}, t(`此证照已于${when(paper.endedAt)}更正，由第${paper.supersededBy.version}版代替。请要求出示新版。`, `Corrected on ${when(paper.endedAt)}; version ${paper.supersededBy.version} has taken its place. Ask for that one.`)) : null,
    fits ? null : h('p', {}, t('二维码中的内容与本平台的记录不一致，请谨慎对待。', 'What the code says is not what this platform has on record. Be careful.')),
    h('dl', { class: 'facts' },
      h('dt', {}, t('证照编号', 'Number')), h('dd', {}, paper.number),
      h('dt', {}, t('持证主体', 'Holder')), h('dd', {}, paper.holder),
      h('dt', {}, t('签发机关', 'Issued by')), h('dd', {}, paper.authority ?? ''),
      h('dt', {}, t('签发时间', 'Issued')), h('dd', {}, time(paper.issuedAt)),
      paper.version > 1 ? [h('dt', {}, t('版本', 'Version')), h('dd', {}, String(paper.version))] : null,
      paper.validUntil ? [h('dt', {}, t('有效期至', 'Valid until')), h('dd', {}, paper.validUntil)] : null,
      paper.endedAt && !paper.supersededBy ? [h('dt', {}, t('失效时间', 'Ended')), h('dd', {}, time(paper.endedAt))] : null,
      paper.licenceId ? [h('dt', {}, t('电子证照标识', 'Electronic licence identifier')), h('dd', {}, paper.licenceId)] : null,
      code ? [h('dt', {}, t('数字签名', 'Digital signature')), h('dd', {}, signatureText(signed))] : null),
    h('p', { class: 'soft small' }, t('请将以上内容与您手中的证照对照。持证主体的名称有部分隐去。', "Compare this with the paper in your hand. Part of the holder's name is hidden."))),
  ...(code ? [holderCheck(code)] : []),
  fileCheck());
});

async function online() {
  try {
    return await api(`${base}/certificates/${token}`);
  } catch (error) {
    if (error instanceof Refused && [400, 404].includes(error.status)) return null;
    throw error;
  }
}

async function signature(code) {
  if (!code) return null;
  try {
    return await verifyCode(code, (await api(`${base}/keys`)).keys);
  } catch {
    return 'cannot';
  }
}

function signatureText(signed) {
  return {
    genuine: t('有效', 'Genuine'),
    false: t('不符', 'False'),
    'unknown-key': t('密钥不明', 'Made with an unknown key'),
    cannot: t('此浏览器无法核验签名，以在线结果为准', 'This browser cannot verify it; what is shown above counts'),
  }[signed];
}

function holderCheck(code) {
  const answer = h('p', { role: 'status' });
  const name = h('input', { name: 'holder', autocomplete: 'off' });
  return h('form', { class: 'card', onsubmit: async event => {
    event.preventDefault();
    answer.textContent = await isHeldBy(code, name.value.trim())
      ? t('一致：证照上的持证主体就是此名称。', 'Yes: this is the name on the certificate.')
      : t('不一致：证照上是另一名称。', 'No: there is another name on the certificate.');
  } },
  h('label', {}, t('核对持证主体全称（只在本机比对）', "Compare the holder's full name (on this device only)"), name),
  h('button', { type: 'submit' }, t('核对', 'Compare')), answer);
}

/** For whoever has what the QR code says, but no camera at hand. */
function linkCheck() {
  const trouble = h('p', { id: 'link-trouble', role: 'alert' });
  const link = h('input', { id: 'link', type: 'text', inputMode: 'url', required: true, autocomplete: 'off', 'aria-describedby': 'link-trouble' });
  return h('form', { class: 'card', onsubmit: event => {
    event.preventDefault();
    // Whatever host it names: the paper is looked up here.
    const [, issuer, paper, code = ''] = /\/verify\/([\w-]+)\/([\w-]+)(#.*)?$/.exec(link.value.trim()) ?? [];
    if (issuer) location.assign(`/verify/${issuer}/${paper}${code}`);
    else trouble.textContent = t('这不是证照二维码中的网址。', 'This is not the address in the QR code of a certificate.');
  } },
  h('div', { class: 'field' },
    h('label', { for: 'link' }, t('证照二维码中的网址', 'The address in the QR code of the certificate')), link),
  trouble,
  h('div', { class: 'actions' }, h('button', { type: 'submit' }, t('核验', 'Check'))));
}

const offline = () => h('p', { class: 'soft small' }, h('a', { href: '/verify/offline' }, t('下载离线核验页（无网络时使用）', 'Download the page that checks without a network')));

function fileCheck() {
  const answer = h('p', { role: 'status' });
  return h('div', { class: 'card' },
    h('label', {}, t('核验电子证照文件（PDF）', 'Check the PDF of a certificate'),
      h('input', { type: 'file', accept: 'application/pdf', onchange: async event => {
        const file = event.target.files[0];
        if (!file) return;
        answer.textContent = t('正在核验…', 'Checking…');
        const response = await fetch(`${base}/certificates/verify`, { method: 'POST', headers: { 'Content-Type': 'application/pdf' }, body: file }).catch(() => null);
        const check = response?.ok ? await response.json() : null;
        answer.textContent = !check
          ? t('现在无法核验，请稍后再试。', 'Cannot check it now. Please try again later.')
          : check.unchanged
            ? t(`文件由本部门签发，未经改动。${check.certificate ? `证照状态：${stateText(check.certificate.status)}` : ''}`, `Issued here and unchanged.${check.certificate ? ` State: ${stateText(check.certificate.status)}` : ''}`)
            : check.findings.includes('changed')
              ? t('文件在签发后被改动过。', 'The file was altered after it was issued.')
              : t('这不是本部门签发的文件。', 'This file was not issued here.');
      } })),
    answer,
    offline());
}

function stateText(status) {
  const [zh, en] = CERTIFICATE_STATES[status] ?? [status, status];
  return t(zh, en);
}
