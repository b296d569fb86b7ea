// A table of the law as its page shows it, as a form holds one of its lines, and as the service wants it back.
import { Problem, type Department } from '@/shared/api'

export type Table = Department['Table']
export type Column = Department['Field']
export type Row = Department['Row']
export type Entry = Department['BookEntry']
export type Values = Record<string, unknown>
/** What the fields of a form hold: several choices as a list, everything else as it was typed. */
export type Typed = Record<string, string | string[]>

const isNothing = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)

/** The marks of rules (DEED-6-STATE) are for the services; people tell such lines by what they say. */
export const isMark = (text: string) => /^(?=.*[A-Z])[A-Z0-9]+(?:[-_][A-Z0-9]+)*$/.test(text)

export function typedOf(columns: Column[], values: Values = {}): Typed {
  return Object.fromEntries(columns.map(({ name = '', kind }) => {
    const value = values[name]
    if (kind === 'CHOICES') return [name, Array.isArray(value) ? value.map(String) : []]
    return [name, isNothing(value) ? '' : String(value)]
  }))
}

/** Numbers go as they were typed: a rate must arrive with the digits it was given. */
export function valuesOf(columns: Column[], typed: Typed): Values {
  const values: Values = {}
  for (const { name = '', kind } of columns) {
    const given = typed[name]
    const value = typeof given === 'string' ? given.trim() : given
    if (isNothing(value)) continue
    values[name] = kind === 'YES_NO' ? value === 'true' : value
  }
  return values
}

export const keyOf = (columns: Column[], values: Values = {}): Values => Object.fromEntries(columns.filter(column => column.key).map(({ name = '' }) => [name, values[name]]))

const same = (one: unknown, other: unknown) => (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other)
const sameKey = (columns: Column[], one: Row, other: Row) => columns.filter(column => column.key).every(({ name = '' }) => same(one.values?.[name], other.values?.[name]))

export const filled = (columns: Column[], values: Values = {}) => columns.filter(({ name = '' }) => !isNothing(values[name]))

export const changedColumns = (columns: Column[], before: Values = {}, after: Values = {}) => columns.filter(({ name = '' }) => !same(before[name], after[name]))

/** Which columns tell a line: its key, unless that is a mark; then its first choice and its place in the order. */
export function tellingColumns(columns: Column[], rows: Row[]): Column[] {
  const keys = columns.filter(column => column.key)
  const marked = keys.some(({ name = '', kind }) => kind === 'TEXT' && rows.some(row => isMark(String(row.values?.[name] ?? ''))))
  if (!marked) return keys
  const choice = columns.find(column => column.kind === 'CHOICE' && column.required && !column.key)
  const order = columns.find(column => column.kind === 'WHOLE' && column.required && !column.key)
  const telling = [choice, order].filter((column): column is Column => !!column)
  return telling.length ? telling : keys
}

/** The line a change brought, or ended, and the one that held before it. */
export function linesOf(entry: Entry, columns: Column[]): { line?: Row; before?: Row } {
  if (entry.act === 'ENDED') return { line: entry.before?.at(0) }
  const line = entry.after?.find(row => row.validFrom === entry.from) ?? entry.after?.at(-1)
  return { line, before: line && entry.before?.find(row => sameKey(columns, row, line)) }
}

const AT_THE_DAY = ['table-in-the-past', 'table-overlap', 'table-gap', 'table-nothing-to-end']

/** What a service says about the day as a whole stands at the field of the day; `say` has the page's own words for some. */
export function placed(problem: Problem, say: (code: string) => string | undefined = () => undefined): Problem {
  const code = AT_THE_DAY.find(one => problem.is(one))
  if (!code || problem.errors.length) return problem
  return new Problem(problem.status, { ...problem.more, errors: [{ pointer: '/validFrom', detail: say(code) || problem.detail || problem.title }] })
}

/** Each finding under the field it belongs to; what belongs to none stays in the summary alone. */
export function findingsAt(problem: Problem | undefined): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { pointer, detail } of problem?.errors ?? []) {
    const field = pointer === '/from' ? '/validFrom' : pointer
    found[field] = found[field] ? `${found[field]} ${detail}` : detail
  }
  return found
}

/** The same request again has the same key, so that it counts once; another one has another. */
export function requestKeys(make: () => string = () => crypto.randomUUID()) {
  let last = ''
  let key = ''
  return (request: unknown) => {
    const now = JSON.stringify(request)
    if (now !== last) {
      last = now
      key = make()
    }
    return key
  }
}
