// The paper of an item (证照样式) as its source says it, and what its lines can be filled from.
import { addTo, read, removeAt, setAt, valueAt, words } from './yaml'

/** A line of the paper: what stands before it, and where its content comes from. */
export interface PaperLine { label: [string, string]; from: string }
export interface Paper { kind: string; title: [string, string]; number: string; holder: string; validFor: string; lines: PaperLine[] }
/** What a line can be filled from, by where it comes from. */
export type Sources = Record<'form' | 'result' | 'output' | 'fact', { value: string; label: string }[]>

const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [])
const entry = (value: unknown) => (value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {})
const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))

/** The key of a field as a list names it: by itself, as a shared one in part (`use`), or as one of the item's own (`key`). */
export function fieldKey(one: unknown): string {
  if (typeof one === 'string') return one
  const written = entry(one)
  return text(written.key ?? written.use ?? Object.keys(written)[0])
}

/** The paper; undefined of an item that issues none, or whose source cannot be read. */
export function paperOf(source: string): Paper | undefined {
  const document = read(source)
  const found = document.errors.length ? undefined : valueAt(document, ['certificate'])
  if (!found || typeof found !== 'object' || Array.isArray(found)) return undefined
  const paper = entry(found)
  return {
    kind: text(paper.kind),
    title: words(paper.title),
    number: text(paper.number),
    holder: text(paper.holder),
    validFor: text(paper.validFor),
    lines: list(paper.lines).map(entry).map(line => ({ label: words(line.label), from: text(line.from) })),
  }
}

/** @param fieldName what a field of the form is called; its key where nobody knows */
export function sourcesOf(source: string, fieldName: (key: string) => string, inEnglish = false): Sources {
  const document = read(source)
  const at = (key: string) => (document.errors.length ? [] : list(valueAt(document, [key])))
  const labelled = (kind: string, one: Record<string, unknown>) => ({ value: `${kind}:${text(one.key)}`, label: words(one.label)[inEnglish ? 1 : 0] || text(one.key) })
  return {
    form: at('fields').filter(one => fieldKey(one)).map(one => ({ value: `form:${fieldKey(one)}`, label: words(entry(one).label)[inEnglish ? 1 : 0] || fieldName(fieldKey(one)) })),
    result: at('results').map(one => labelled('result', entry(one))),
    output: at('outputs').map(one => labelled('output', entry(one))),
    fact: at('facts').map(one => ({ value: `fact:${text(one)}`, label: text(one) })),
  }
}

/** The item issues a paper from now on: its number is the first thing the item brings, its holder the applicant's first field. */
export function issuing(source: string, key: string, sources: Sources): string {
  const first = (...kinds: (keyof Sources)[]) => kinds.map(kind => sources[kind][0]?.value).find(Boolean)
  return setAt(source, ['certificate'], {
    kind: key.toUpperCase(),
    title: ['新证照', 'New certificate'],
    number: first('output') ?? 'sequence:{year}{seq:6}',
    holder: first('form', 'fact') ?? 'form:applicant.name',
    lines: [],
  })
}

export const addLine = (source: string, from: string) => addTo(source, ['certificate', 'lines'], { label: ['新一行', 'New line'], from })

/** Two neighbours change places; a comment stays where it stands. */
export function moveLine(source: string, index: number, by: 1 | -1): string {
  const [one, other] = [index, index + by].map(at => valueAt(source, ['certificate', 'lines', at]))
  if (one === undefined || other === undefined) return source
  return setAt(setAt(source, ['certificate', 'lines', index], other), ['certificate', 'lines', index + by], one)
}

/** Valid without end again when it is left empty. */
export const validFor = (source: string, limit: string) => (limit ? setAt(source, ['certificate', 'validFor'], limit) : removeAt(source, ['certificate', 'validFor']))

const isListed = (from: string, sources: Sources) => Object.values(sources).some(kind => kind.some(one => one.value === from))

/** Whether nothing of the item fills it: the guard will refuse it. A column of a list in the form is named after the list. */
export const isUnfilled = (from: string, sources: Sources) => !isListed(from, sources) && !sources.form.some(one => from.startsWith(`${one.value}.`))

/** What stands there may be none of the choices and still be right: it is one of them then. */
export const isAside = (from: string, sources: Sources) => !isListed(from, sources)
