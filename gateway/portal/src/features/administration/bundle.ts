// What a bundle's source says, as far as it can be read: a draft may be unsound for the moment.
import { questionsOf, type Question } from './questions'
import { read, valueAt } from './yaml'

export interface Reason { question: [string, string]; option: [string, string]; does: 'add' | 'remove' }
export interface BundleSource {
  items: { item: string; optional: boolean; onRefusal: string }[]
  edges: { from: string; to: string; kind: string }[]
  questions: Question[]
}

type Loose = Record<string, unknown>
const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [])
const loose = (value: unknown) => (value && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : {})

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
    questions: questionsOf(whole.questions),
  }
}

/** Which answers bring an item, and which take it away. */
export function reasonsFor(item: string, bundle: BundleSource): Reason[] {
  return bundle.questions.flatMap(question => question.options.flatMap(option => (['add', 'remove'] as const).filter(does => option[does].includes(item)).map(does => ({ question: question.text, option: option.text, does }))))
}
