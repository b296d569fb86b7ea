import { allOf, answerOf, engine, type Engine } from '@/shared/api'

export type Listed = Engine['FoundView']

let items: Promise<Listed[]> | undefined

const every = (kind: 'bundle' | 'item') => allOf<Listed>(after => answerOf(engine.GET('/api/catalogue/search', { params: { query: { kind, after, limit: 100 } } })), 1_000)

export const everyBundle = () => every('bundle')

/** Every item as published, by key; asked once a visit, and anew after something was published. */
export function everyItem(anew = false): Promise<Listed[]> {
  if (anew) items = undefined
  items ??= every('item').catch(error => {
    items = undefined
    throw error
  })
  return items
}
