// Changes to a YAML source that leave every other letter as it is: comments, order and layout are the author's.
import { isCollection, isMap, isScalar, isSeq, parseDocument, stringify, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'

export type Path = (string | number)[]
type Ranged = Node & { range?: [number, number, number] | null }

export const read = (source: string): Document => parseDocument(source)

/** What stands at a path, as plain values; undefined where there is nothing, or nothing that can be read. */
export function valueAt(source: string | Document, path: Path): unknown {
  const document = typeof source === 'string' ? read(source) : source
  const node = path.length ? document.getIn(path, true) : document.contents
  return isCollection(node) ? node.toJSON() : isScalar(node) ? node.value : node
}

/** A value on one line, as it is written inside brackets. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (value && typeof value === 'object') return `{${Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => `${inline(key)}: ${inline(one)}`).join(', ')}}`
  if (typeof value !== 'string') return String(value ?? 'null')
  // Written as an element of a list, so that what would end one is put in quotes.
  const written = stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0, singleQuote: true }).trim().slice(1, -1).trim()
  return /^(?:yes|no|on|off|y|n)$/i.test(value) ? `'${value}'` : written
}

const lineOf = (source: string, at: number) => source.lastIndexOf('\n', at - 1) + 1
const endOfLine = (source: string, at: number) => {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}
const indentOf = (source: string, at: number) => at - lineOf(source, at)

/** Where a value ends, without the blank lines and comments that come after it. */
function lastLetter(source: string, node: Ranged): number {
  const end = node.range?.[1] ?? 0
  return source.slice(0, end).replace(/\s+$/, '').length
}

function firstOf(pair: Pair): number {
  return (pair.key as Ranged).range?.[0] ?? 0
}

/** Writes a value at a path; what stands between is made. */
export function setAt(source: string, path: Path, value: unknown): string {
  const document = read(source)
  const node = document.getIn(path, true) as Ranged | undefined
  if (node?.range) {
    const [from] = node.range
    const to = isCollection(node) && !node.flow ? lastLetter(source, node) : node.range[1]
    const block = isCollection(node) && !node.flow
    // A block becomes a line of its own after its key.
    const start = block ? source.slice(0, from).replace(/\s+$/, '').length : from
    return source.slice(0, start) + (block ? ' ' : '') + inline(value) + source.slice(to)
  }
  const parent = (path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents) as Ranged | undefined
  const key = path.at(-1)
  if (!isMap(parent)) {
    if (path.length > 1) return setAt(source, path.slice(0, -1), { [String(key)]: value })
    return `${source && !source.endsWith('\n') ? `${source}\n` : source}${inline(key)}: ${inline(value)}\n`
  }
  return addEntry(source, parent as YAMLMap & Ranged, `${inline(key)}: ${inline(value)}`)
}

function addEntry(source: string, map: YAMLMap & Ranged, entry: string): string {
  if (map.flow) {
    const at = (map.range?.[1] ?? 0) - 1
    const before = source.slice(0, at).replace(/\s+$/, '')
    return `${before}${map.items.length ? ', ' : ''}${entry}${source.slice(at)}`
  }
  const last = map.items.at(-1) as Pair
  const at = endOfLine(source, lastLetter(source, (last.value ?? last.key) as Ranged))
  return `${source.slice(0, at)}\n${' '.repeat(indentOf(source, firstOf(map.items[0] as Pair)))}${entry}${source.slice(at)}`
}

/** Adds to the end of the list at a path, in the way the list is written. */
export function addTo(source: string, path: Path, value: unknown): string {
  const list = read(source).getIn(path, true) as (YAMLSeq & Ranged) | undefined
  if (!isSeq(list)) return setAt(source, path, [value])
  if (list.flow || !list.items.length) {
    const at = (list.range?.[1] ?? 0) - 1
    return `${source.slice(0, at).replace(/\s+$/, '')}${list.items.length ? ', ' : ''}${inline(value)}${source.slice(at)}`
  }
  const first = list.items[0] as Ranged
  const dash = source.lastIndexOf('-', (first.range?.[0] ?? 0) - 1)
  const at = endOfLine(source, lastLetter(source, list.items.at(-1) as Ranged))
  return `${source.slice(0, at)}\n${' '.repeat(indentOf(source, dash))}- ${inline(value)}${source.slice(at)}`
}

/** Takes what stands at a path away, with its line where it has one of its own. */
export function removeAt(source: string, path: Path): string {
  const document = read(source)
  const parent = (path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents) as (Node & Ranged) | undefined
  const last = path.at(-1)
  if (!isCollection(parent)) return source
  const items = parent.items as (Node | Pair)[]
  const index = isMap(parent) ? items.findIndex(pair => String(((pair as Pair).key as { value?: unknown })?.value) === String(last)) : Number(last)
  const item = items[index]
  if (!item) return source
  const value = (isMap(parent) ? ((item as Pair).value ?? (item as Pair).key) : item) as Ranged
  const from = isMap(parent) ? firstOf(item as Pair) : value.range?.[0] ?? 0
  const to = lastLetter(source, value)
  if (parent.flow) {
    if (index < items.length - 1) {
      const next = items[index + 1]
      return source.slice(0, from) + source.slice(isMap(parent) ? firstOf(next as Pair) : (next as Ranged).range?.[0] ?? to)
    }
    const before = source.slice(0, from).replace(/\s*,?\s*$/, '')
    return before + source.slice(to)
  }
  // The last one gone leaves an empty list rather than nothing at all.
  if (items.length === 1) return setAt(source, path.slice(0, -1), isMap(parent) ? {} : [])
  const begin = lineOf(source, from)
  return source.slice(0, begin) + source.slice(Math.min(source.length, endOfLine(source, to) + 1))
}

/** A name in two languages, as `[中文, English]`. */
export function words(value: unknown): [string, string] {
  return Array.isArray(value) ? [String(value[0] ?? ''), String(value[1] ?? '')] : [String(value ?? ''), '']
}

/** Adds an entry of several lines to the end of a list; a list that is empty or within brackets has it on lines of its own from now on. */
export function addLines(source: string, path: Path, lines: string[]): string {
  const block = (indent: number) => lines.map((line, index) => `${' '.repeat(indent)}${index ? '  ' : '- '}${line}`).join('\n')
  const list = read(source).getIn(path, true) as (YAMLSeq & Ranged) | undefined
  if (!isSeq(list)) return addLines(setAt(source, path, []), path, lines)
  if (!list.flow && list.items.length) {
    const dash = source.lastIndexOf('-', ((list.items[0] as Ranged).range?.[0] ?? 0) - 1)
    const at = endOfLine(source, lastLetter(source, list.items.at(-1) as Ranged))
    return `${source.slice(0, at)}\n\n${block(indentOf(source, dash))}${source.slice(at)}`
  }
  const [from, to] = list.range ?? [0, 0]
  const line = lineOf(source, from)
  const indent = (/^ */.exec(source.slice(line))?.[0].length ?? 0) + 2
  const before = list.items.map(one => `${' '.repeat(indent)}- ${inline((one as unknown as Node).toJSON())}\n`).join('')
  const rest = endOfLine(source, to)
  return `${source.slice(0, from).trimEnd()}${source.slice(to, rest)}\n${before}${block(indent)}${source.slice(rest)}`
}

/** Two neighbours of a list change places, each with its own lines and the comments right above it. */
export function moveAt(source: string, path: Path, index: number, by: 1 | -1): string {
  const list = read(source).getIn(path, true) as (YAMLSeq & Ranged) | undefined
  const [upper, lower] = by > 0 ? [index, index + 1] : [index - 1, index]
  if (!isSeq(list) || !list.items[upper] || !list.items[lower]) return source
  const span = (at: number): [number, number] => {
    const node = list.items[at] as Ranged
    if (list.flow) return [node.range?.[0] ?? 0, node.range?.[1] ?? 0]
    let begin = lineOf(source, node.range?.[0] ?? 0)
    for (let above = lineOf(source, begin - 1); begin > 0 && /^ *#/.test(source.slice(above, begin)); above = lineOf(source, begin - 1)) begin = above
    return [begin, endOfLine(source, lastLetter(source, node))]
  }
  const [one, other] = [span(upper), span(lower)]
  return source.slice(0, one[0]) + source.slice(...other) + source.slice(one[1], other[0]) + source.slice(...one) + source.slice(other[1])
}
