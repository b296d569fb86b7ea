// What a bundle's source says, as far as it can be read: a draft may be unsound for the moment.
import { read, valueAt, words } from './yaml'

export interface Reason { question: [string, string]; option: [string, string]; does: 'add' | 'remove' }
export interface BundleSource {
  items: { item: string; optional: boolean; onRefusal: string }[]
  edges: { from: string; to: string; kind: string }[]
  questions: { key: string; text: [string, string]; options: { key: string; text: [string, string]; add: string[]; remove: string[] }[] }[]
}

type Loose = Record<string, unknown>
const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [])
const loose = (value: unknown) => (value && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : {})
const texts = (value: unknown) => list(value).map(String)

export function bundleOf(source: string): BundleSource {
  let whole: Loose
  try {
    whole = loose(valueAt(read(source), []))
  } catch {
    whole = {}
  }
  return {
    items: list(whole.nodes).map(loose).map(node => ({ item: String(node.item ?? ''), optional: node.optional === true, onRefusal: String(node.onRefusal ?? 'STOP_DEPENDENTS') })),
    edges: list(whole.edges).map(loose).map(edge => ({ from: String(edge.from ?? ''), to: String(edge.to ?? ''), kind: String(edge.kind ?? 'OUT') })),
    questions: list(whole.questions).map(loose).map(question => ({
      key: String(question.key ?? ''),
      text: words(question.text),
      options: list(question.options).map(loose).map(option => ({ key: String(option.key ?? ''), text: words(option.text), add: texts(option.add), remove: texts(option.remove) })),
    })),
  }
}

/** Which answers bring an item, and which take it away. */
export function reasonsFor(item: string, bundle: BundleSource): Reason[] {
  return bundle.questions.flatMap(question => question.options.flatMap(option => (['add', 'remove'] as const).filter(does => option[does].includes(item)).map(does => ({ question: question.text, option: option.text, does }))))
}
