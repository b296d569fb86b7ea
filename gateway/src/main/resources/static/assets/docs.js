import { api, failure, h, loading, page, t } from './app.js';

page('docs', t('接口文档', 'API documents'), async main => {
  const { services } = await api('/v3/api-docs');
  const body = h('div', {});
  const tabs = h('ul', { class: 'tabs', 'aria-label': t('服务', 'Services') }, services.map(service => h('li', {}, h('button', {
    type: 'button', class: 'second', 'aria-pressed': 'false', 'data-service': service.service, onclick: () => show(service),
  }, service.name))));

  async function show(service) {
    for (const button of tabs.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.service === service.service));
    history.replaceState(null, '', `#${service.service}`);
    body.replaceChildren(loading());
    try { body.replaceChildren(...render(await api(service.url), service)); } catch (error) { body.replaceChildren(failure(error, () => show(service))); }
  }

  main.replaceChildren(
    h('div', {}, h('h1', { tabIndex: -1 }, t('接口文档', 'API documents')),
      h('p', { class: 'lead' }, t('每个服务的 OpenAPI 文档，地址均为经过网关的地址。除标明公开的以外，都需要登录；会改变内容的请求须带 X-XSRF-TOKEN 请求头。', 'The OpenAPI document of each service, with the addresses that hold at the gateway. All but the public ones need a session; requests that change something carry the X-XSRF-TOKEN header.'))),
    tabs, body);
  await show(services.find(service => `#${service.service}` === location.hash) ?? services[0]);
});

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function render(document, service) {
  const groups = new Map();
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS.filter(one => operations[one])) {
      const group = operations[method].tags?.[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), { path, method, operation: operations[method] }]);
    }
  }
  const schemas = Object.entries(document.components?.schemas ?? {}).sort(([one], [other]) => one.localeCompare(other));
  return [
    h('p', {}, h('a', { href: service.url }, t('下载 OpenAPI 文件', 'Download the OpenAPI file'))),
    ...[...groups].map(([name, operations]) => h('section', { class: 'card' },
      h('h2', {}, name || service.name),
      description((document.tags ?? []).find(one => one.name === name)),
      operations.map(one => operationView(one, document)))),
    groups.size ? null : h('p', { class: 'card empty' }, t('这个服务没有对外的接口。', 'This service offers nothing to the outside.')),
    schemas.length ? h('section', { class: 'card' }, h('h2', {}, t('数据结构', 'Schemas')), schemas.map(([name, schema]) => h('details', { id: `schema-${name}` }, h('summary', {}, name), properties(schema)))) : null,
  ].filter(Boolean);
}

const description = thing => (thing?.description ? h('p', { class: 'soft' }, thing.description) : null);

function operationView({ path, method, operation }, document) {
  const open = Array.isArray(operation.security) && operation.security.length === 0;
  const content = Object.entries(operation.requestBody?.content ?? {})[0];
  return h('details', { class: 'operation' },
    h('summary', {}, h('span', { class: `method ${method}` }, method.toUpperCase()), h('code', {}, path), h('span', {}, operation.summary ?? ''), open ? h('span', { class: 'tag good' }, t('公开', 'public')) : null),
    description(operation),
    (operation.parameters ?? []).length ? h('div', { class: 'scroll' }, h('table', {}, h('caption', {}, t('参数', 'Parameters')), h('tbody', {}, operation.parameters.map(parameter => h('tr', {},
      h('th', { scope: 'row' }, h('code', {}, parameter.name), parameter.required ? h('span', { class: 'optional' }, t('（必填）', ' (required)')) : null),
      h('td', {}, t({ query: '查询参数', path: '路径', header: '请求头', cookie: 'Cookie' }[parameter.in] ?? '', parameter.in)), h('td', {}, typeOf(parameter.schema)), h('td', {}, parameter.description ?? '')))))) : null,
    content ? [h('h3', {}, t('请求内容', 'Request body')), h('pre', { tabIndex: 0 }, example(content[1].schema, document))] : null,
    h('h3', {}, t('答复', 'Answers')),
    Object.entries(operation.responses ?? {}).map(([status, response]) => {
      const schema = Object.values(response.content ?? {})[0]?.schema;
      return h('div', {}, h('p', {}, h('strong', {}, status), ` ${response.description ?? ''}`), schema && status < '300' ? h('pre', { tabIndex: 0 }, example(schema, document)) : null);
    }));
}

const nameOf = reference => reference.split('/').at(-1);

function typeOf(schema) {
  if (!schema) return '';
  if (schema.$ref) return h('a', { href: `#schema-${nameOf(schema.$ref)}`, onclick: event => { event.preventDefault(); const to = document.getElementById(`schema-${nameOf(schema.$ref)}`); if (to) { to.open = true; to.scrollIntoView(); to.querySelector('summary').focus(); } } }, nameOf(schema.$ref));
  if (schema.type === 'array') return [t('列表：', 'list of '), typeOf(schema.items)];
  if (schema.enum) return schema.enum.join(' | ');
  return [schema.type, schema.format].flat().filter(Boolean).join(' ');
}

function properties(schema) {
  if (!schema.properties) return h('p', {}, typeOf(schema));
  return h('div', { class: 'scroll' }, h('table', {}, h('tbody', {}, Object.entries(schema.properties).map(([name, inner]) => h('tr', {},
    h('th', { scope: 'row' }, h('code', {}, name), (schema.required ?? []).includes(name) ? h('span', { class: 'optional' }, t('（必填）', ' (required)')) : null),
    h('td', {}, typeOf(inner)), h('td', {}, inner.description ?? ''))))));
}

/** What a body looks like, from its schema. */
function example(schema, document) {
  const made = (one, depth) => {
    if (!one || depth > 5) return null;
    if (one.example !== undefined) return one.example;
    if (one.$ref) return made(document.components?.schemas?.[nameOf(one.$ref)], depth + 1);
    if (one.enum) return one.enum[0];
    const type = [one.type].flat()[0];
    if (type === 'array') return [made(one.items, depth + 1)];
    if (one.properties) return Object.fromEntries(Object.entries(one.properties).map(([name, inner]) => [name, made(inner, depth + 1)]));
    if (one.additionalProperties) return { '…': made(one.additionalProperties, depth + 1) };
    return { string: { 'date-time': '2026-11-23T09:30:00Z', date: '2026-11-23' }[one.format] ?? '…', integer: 1, number: 1.5, boolean: true }[type] ?? {};
  };
  return JSON.stringify(made(schema, 0), null, 2);
}
