// Renders the fields of a merged form, reads them back, and shows problems where they belong.

import { day, h, money, named, t } from './app.js';
import { REGIONS } from './words.js';

const idOf = path => `f-${path}`;

/** A value inside nested objects by its dotted key. */
export const get = (values, key) => key.split('.').reduce((inner, part) => inner?.[part], values);

export function put(values, key, value) {
  const parts = key.split('.');
  const last = parts.pop();
  const inner = parts.reduce((level, part) => (level[part] ??= {}), values);
  inner[last] = value;
}

const isEmpty = value => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** @param asked key inside the row, or the whole key; @param path where it stands in the form, such as shareholders.0.name */
function control(asked, path, value, changed) {
  const id = idOf(path);
  const described = [asked.help ? `${id}-hint` : null, `${id}-error`].filter(Boolean).join(' ');
  const common = { id, name: path, 'aria-describedby': described, onchange: changed, oninput: changed };
  switch (asked.type) {
    case 'DATE':
      return h('input', { ...common, type: 'date', class: 'short', value: value ?? '' });
    case 'MONTH':
      return h('input', { ...common, type: 'month', class: 'short', value: value ?? '', placeholder: t('例如 2026-11', 'e.g. 2026-11') });
    case 'INTEGER':
      return h('input', { ...common, type: 'text', inputMode: 'numeric', class: 'short', value: value ?? '', autocomplete: 'off' });
    case 'DECIMAL':
      return h('input', { ...common, type: 'text', inputMode: 'decimal', class: 'short', value: value ?? '', autocomplete: 'off' });
    case 'MONEY':
      return h('div', { class: 'unit' }, h('input', { ...common, type: 'text', inputMode: 'decimal', class: 'short', value: value ?? '', autocomplete: 'off' }),
        // Many labels name their unit already.
        /元|CNY/.test(named(asked, 'label')) ? null : h('span', {}, t('元', 'CNY')));
    case 'REGION':
      return select(common, Object.entries(REGIONS).filter(([code]) => !asked.pattern || new RegExp(`^(?:${asked.pattern})$`).test(code)).map(([code, words]) => [code, t(...words)]), value);
    case 'CHOICE':
      return select(common, asked.options.map(option => [option.value, named(option, 'label')]), value);
    default:
      if (asked.maxLength > 100) return h('textarea', { ...common, rows: 4, value: value ?? '' });
      return h('input', { ...common, type: asked.check === 'MOBILE' ? 'tel' : 'text', value: value ?? '', autocomplete: 'off' });
  }
}

function select(common, options, value) {
  return h('select', common,
    h('option', { value: '' }, t('请选择', 'Please choose')),
    options.map(([key, text]) => h('option', { value: key, selected: String(value ?? '') === String(key) }, text)));
}

function choices(type, path, options, chosen, changed) {
  return options.map(([key, text], index) => {
    const id = index === 0 ? idOf(path) : `${idOf(path)}-${index}`;
    return h('div', { class: 'choice' },
      h('input', { type, id, name: path, value: key, checked: chosen.includes(String(key)), 'aria-describedby': `${idOf(path)}-error`, onchange: changed }),
      h('label', { for: id }, text));
  });
}

/** A form over `sections`, filled from and written back to nested `values`. */
export class Form {
  /** @param changed told after every change, for keeping a draft */
  constructor(sections, values, changed = () => {}) {
    this.sections = sections;
    this.values = values;
    this.optionalMarks = [];
    this.changed = () => { this.#markOptional(); changed(); };
    this.element = h('div', {}, sections.map((section, index) => this.#section(section, index)));
    this.#markOptional();
  }

  #section(section, index) {
    return h('section', { class: 'card', 'aria-labelledby': `s-${index}` },
      h('h2', { id: `s-${index}` }, named(section)),
      h('div', { class: 'fields' }, section.fields.map(field => this.#field(field, field.key, this.values, field.key))));
  }

  /** @param level object that holds the value under `key`; @param path its place in the whole form */
  #field(field, key, level, path) {
    const value = get(level, key);
    const id = idOf(path);
    const mark = h('span', { class: 'optional' }, t('（选填）', ' (optional)'));
    this.optionalMarks.push({ field, level, mark });
    const help = named(field, 'help');
    const hint = help || field.basis ? h('p', { class: 'hint', id: `${id}-hint` }, help, help && field.basis ? ' ' : null, field.basis ? h('span', {}, t(`依据：${field.basis}`, `Basis: ${field.basis}`)) : null) : null;
    const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
    const label = named(field, 'label');
    const box = children => h('div', { class: 'field', 'data-path': path }, children);

    if (field.type === 'LIST') return this.#list(field, level, key, path, label, hint, error, mark);
    if (field.type === 'BOOLEAN' && field.check === 'AGREED') {
      const write = event => { put(level, key, event.target.checked || undefined); this.changed(); };
      return box([hint, error, h('div', { class: 'choice' },
        h('input', { type: 'checkbox', id, name: path, checked: value === true, 'aria-describedby': `${id}-error`, onchange: write }),
        h('label', { for: id }, label))]);
    }
    if (field.type === 'BOOLEAN') {
      const write = event => { put(level, key, event.target.value === 'true'); this.changed(); };
      return box(h('fieldset', {}, h('legend', {}, label, mark), hint, error,
        choices('radio', path, [['true', t('是', 'Yes')], ['false', t('否', 'No')]], isEmpty(value) ? [] : [String(value)], write)));
    }
    if (field.type === 'CHOICES' || (field.type === 'CHOICE' && field.options.length <= 4)) {
      const many = field.type === 'CHOICES';
      const write = event => {
        if (many) {
          const all = [...event.target.closest('fieldset').querySelectorAll('input:checked')].map(input => input.value);
          put(level, key, all.length ? all : undefined);
        } else put(level, key, event.target.value);
        this.changed();
      };
      return box(h('fieldset', {}, h('legend', {}, label, mark), hint, error,
        choices(many ? 'checkbox' : 'radio', path, field.options.map(option => [option.value, named(option, 'label')]), many ? (value ?? []).map(String) : isEmpty(value) ? [] : [String(value)], write)));
    }
    const write = event => {
      const text = event.target.value.trim();
      put(level, key, text === '' ? undefined : field.type === 'INTEGER' && /^-?\d{1,15}$/.test(text) ? Number(text) : text);
      this.changed();
    };
    return box([h('label', { for: id }, label, mark), hint, error, control(field, path, value, write)]);
  }

  #list(field, level, key, path, label, hint, error, mark) {
    const rows = h('div', { class: 'rows' });
    const least = Math.max(Number(field.min ?? 0), field.required ? 1 : 0);
    if (!Array.isArray(get(level, key))) put(level, key, Array.from({ length: least }, () => ({})));
    const list = get(level, key);
    const draw = () => {
      this.optionalMarks = this.optionalMarks.filter(entry => !list.includes(entry.level));
      rows.replaceChildren(...list.map((row, index) => h('fieldset', { class: 'row' },
        h('legend', {}, `${label} ${index + 1}`),
        h('div', {},
          h('div', { class: 'fields' }, field.rows.map(column => this.#field(column, column.key, row, `${path}.${index}.${column.key}`))),
          list.length > least
            ? h('button', { type: 'button', class: 'plain', 'aria-label': t(`删除${label}第 ${index + 1} 行`, `Remove ${label} ${index + 1}`), onclick: () => { list.splice(index, 1); draw(); this.changed(); add.focus(); } }, t('删除这一行', 'Remove'))
            : null))));
      add.hidden = field.max !== null && field.max !== undefined && list.length >= Number(field.max);
      this.#markOptional();
    };
    const add = h('button', { type: 'button', class: 'second', onclick: () => {
      list.push({});
      draw();
      this.changed();
      rows.lastElementChild.querySelector('input, select, textarea')?.focus();
    } }, t(`添加${label}`, `Add: ${label}`));
    draw();
    return h('div', { class: 'field', 'data-path': path },
      h('fieldset', { id: idOf(path), tabIndex: -1 }, h('legend', {}, label, mark), hint, error, rows, add));
  }

  #required(field, level) {
    if (field.required) return true;
    const when = Object.entries(field.requiredWhen ?? {});
    const holds = ([other, allowed]) => {
      const value = get(level, other) ?? get(this.values, other);
      return [value].flat().some(one => allowed.includes(String(one)));
    };
    return when.length > 0 && when.every(holds);
  }

  #markOptional() {
    for (const { field, level, mark } of this.optionalMarks) mark.hidden = this.#required(field, level);
  }

  /** Fields that are needed and empty, so that nobody has to submit to learn of them: [{ path, label }]. */
  missing() {
    const found = [];
    const look = (field, key, level, path) => {
      const value = get(level, key);
      if (field.type === 'LIST') (value ?? []).forEach((row, index) => field.rows.forEach(column => look(column, column.key, row, `${path}.${index}.${column.key}`)));
      else if (isEmpty(value) && this.#required(field, level)) found.push({ path, label: named(field, 'label') });
    };
    for (const section of this.sections) for (const field of section.fields) look(field, field.key, this.values, field.key);
    return found;
  }

  /** The filled values without the empty ones. */
  filled() {
    const tidy = value => {
      if (Array.isArray(value)) {
        const items = value.map(item => tidy(item) ?? {});
        // Empty rows at the end go; one in the middle stays, so that problems keep pointing at the right row.
        while (items.length && typeof items.at(-1) === 'object' && !Object.keys(items.at(-1)).length) items.pop();
        return items.length ? items : undefined;
      }
      if (value && typeof value === 'object') {
        const entries = Object.entries(value).map(([key, inner]) => [key, tidy(inner)]).filter(([, inner]) => !isEmpty(inner));
        return entries.length ? Object.fromEntries(entries) : undefined;
      }
      return value;
    };
    return tidy(this.values) ?? {};
  }

  clearProblems() {
    for (const box of this.element.querySelectorAll('.wrong')) box.classList.remove('wrong');
    for (const error of this.element.querySelectorAll('.error')) { error.hidden = true; error.textContent = ''; }
    for (const input of this.element.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  }

  /** Shows a problem at its field; answers the id to link to, or null when no such field is shown. */
  showProblem(path, text) {
    const box = [...this.element.querySelectorAll('[data-path]')].find(found => found.dataset.path === path);
    if (!box) return null;
    const error = document.getElementById(`${idOf(path)}-error`) ?? box.querySelector('.error');
    error.textContent = text;
    error.hidden = false;
    box.classList.add('wrong');
    const target = box.querySelector(`[id="${CSS.escape(idOf(path))}"]`) ?? box.querySelector('input, select, textarea');
    target?.setAttribute('aria-invalid', 'true');
    return target?.id ?? null;
  }
}

/** /form/shareholders/0/name → shareholders.0.name */
export const pathOf = (pointer, root) =>
  pointer.startsWith(`${root}/`) ? pointer.slice(root.length + 1).split('/').map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.') : null;

/** The list of everything that is wrong, on top of the page, with links to the places. */
export function errorSummary(title, problems) {
  const element = h('div', { class: 'summary', role: 'alert', tabIndex: -1 },
    h('h2', {}, title),
    h('ul', {}, problems.map(({ text, id, label }) => h('li', {}, id
      ? h('a', { href: `#${id}`, onclick: event => { event.preventDefault(); const to = document.getElementById(id); to?.scrollIntoView({ block: 'center' }); to?.focus({ preventScroll: true }); } }, said(label, text)) : said(label, text)))));
  return element;
}

const said = (label, text) => (label ? `${label.replace(/[。.]$/, '')}${t('：', ': ')}${text}` : text);

/** A value as a person reads it. */
export function shown(field, value) {
  if (isEmpty(value)) return t('未填写', 'Not provided');
  const option = key => named((field.options ?? []).find(found => found.value === String(key)) ?? { label: String(key) }, 'label');
  switch (field.type) {
    case 'BOOLEAN': return value ? t('是', 'Yes') : t('否', 'No');
    case 'CHOICE': return option(value);
    case 'CHOICES': return value.map(option).join(t('、', ', '));
    case 'REGION': return REGIONS[value] ? t(...REGIONS[value]) : String(value);
    case 'MONEY': return t(`${money(value)} 元`, `CNY ${money(value)}`);
    case 'DATE': return day(value);
    default: return String(value);
  }
}
