import type { Intake } from '../api'

export type Field = Intake['FieldView']
export type Section = Intake['SectionView']
export type Values = { [key: string]: unknown }

/** A value inside nested objects by its dotted key. */
export function get(values: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((inner, part) => (inner as Values | undefined)?.[part], values)
}

export function put(values: Values, key: string, value: unknown) {
  const parts = key.split('.')
  const last = parts.pop() as string
  const inner = parts.reduce<Values>((level, part) => (level[part] ??= {}) as Values, values)
  inner[last] = value
}

export const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Whether a field must be filled, given what stands beside it (in its row) and in the whole form. */
export function isRequired(field: Field, level: Values, form: Values): boolean {
  if (field.required) return true
  const when = Object.entries(field.requiredWhen ?? {})
  return when.length > 0 && when.every(([other, allowed]) => {
    const value = get(level, other) ?? get(form, other)
    return [value].flat().some(one => allowed.includes(String(one)))
  })
}

/** How many rows a list begins with. */
export const leastRows = (field: Field) => Math.max(Number(field.min ?? 0), field.required ? 1 : 0)

export interface Gap {
  path: string
  field: Field
  kind: 'required' | 'notANumber' | 'notWhole' | 'notADate' | 'notAMonth'
}

/** What is missing or cannot be what it should be; everything else the services judge. */
export function gaps(fields: Field[], form: Values): Gap[] {
  const found: Gap[] = []
  const look = (field: Field, level: Values, key: string, path: string) => {
    const value = get(level, key)
    if (field.type === 'LIST') {
      const rows = (value ?? []) as Values[]
      if (!rows.length && isRequired(field, level, form)) found.push({ path, field, kind: 'required' })
      rows.forEach((row, index) => field.rows.forEach(column => look(column, row, column.key, `${path}.${index}.${column.key}`)))
      return
    }
    if (isEmpty(value) || (field.check === 'AGREED' && value !== true)) {
      if (isRequired(field, level, form)) found.push({ path, field, kind: 'required' })
      return
    }
    const wrong = wrongShape(field, value)
    if (wrong) found.push({ path, field, kind: wrong })
  }
  for (const field of fields) look(field, form, field.key, field.key)
  return found
}

function wrongShape(field: Field, value: unknown): Gap['kind'] | undefined {
  switch (field.type) {
    case 'INTEGER': return /^-?\d+$/.test(String(value)) ? undefined : 'notWhole'
    case 'DECIMAL':
    case 'MONEY': return /^-?\d+(\.\d+)?$/.test(String(value)) ? undefined : 'notANumber'
    case 'DATE': return isDay(String(value)) ? undefined : 'notADate'
    case 'MONTH': return /^\d{4}-(0[1-9]|1[0-2])$/.test(String(value)) ? undefined : 'notAMonth'
    default: return undefined
  }
}

export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const at = new Date(`${text}T00:00:00Z`)
  return at.getUTCMonth() + 1 === Number(parts[2]) && at.getUTCDate() === Number(parts[3])
}

/** Begins the rows of lists, so that nobody has to ask for the first one. */
export function beginLists(fields: Field[], form: Values) {
  for (const field of fields) {
    if (field.type === 'LIST' && !Array.isArray(get(form, field.key))) {
      put(form, field.key, Array.from({ length: leastRows(field) }, () => ({})))
    }
  }
}

/** Only what the given fields ask for: earlier answers may have asked for more. */
export function only(fields: Field[], form: Values): Values {
  const kept: Values = {}
  for (const field of fields) {
    const value = get(form, field.key)
    if (value !== undefined) put(kept, field.key, value)
  }
  return kept
}

/** The filled values without the empty ones. */
export function filled(values: Values): Values {
  return (tidy(values) ?? {}) as Values
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => tidy(item) ?? {})
    // Empty rows at the end go; one in the middle stays, so that problems keep pointing at the right row.
    while (items.length && typeof items.at(-1) === 'object' && !Object.keys(items.at(-1) as object).length) items.pop()
    return items.length ? items : undefined
  }
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, inner]) => [key, tidy(inner)] as const).filter(([, inner]) => !isEmpty(inner))
    return entries.length ? Object.fromEntries(entries) : undefined
  }
  return value
}

/** Adds what is not there yet; what is there stays as it is. */
export function mergeMissing(values: Values, more: Values) {
  for (const [key, value] of Object.entries(more)) {
    const mine = values[key]
    if (isEmpty(mine)) values[key] = value
    else if (mine && typeof mine === 'object' && !Array.isArray(mine) && value && typeof value === 'object' && !Array.isArray(value)) mergeMissing(mine as Values, value as Values)
  }
}

/** /form/shareholders/0/name → shareholders.0.name */
export function pathOf(pointer: string, root: string): string | null {
  return pointer.startsWith(`${root}/`)
    ? pointer.slice(root.length + 1).split('/').map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.')
    : null
}

/** The id of the control that a summary links to. */
export const fieldId = (path: string) => `f-${path}`

/** The field that a path belongs to, in a row too. */
export function fieldAt(fields: Field[], path: string): { field: Field; column?: Field } | undefined {
  for (const field of fields) {
    if (field.key === path) return { field }
    if (path.startsWith(`${field.key}.`)) {
      const column = field.rows.find(one => path.slice(field.key.length + 1).replace(/^\d+\./, '') === one.key)
      return { field, column }
    }
  }
  return undefined
}
