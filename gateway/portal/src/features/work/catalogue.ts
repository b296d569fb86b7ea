import { shallowReactive } from 'vue'
import { answerOf, engine, type Engine } from '@/shared/api'
import { languageOf, named } from '@/shared/i18n'

const items = shallowReactive(new Map<string, Engine['Item']>())
const asked = new Set<string>()

/** The item as published now; undefined until it is loaded, and then what shows it is drawn again. */
export function itemOf(key: string): Engine['Item'] | undefined {
  if (!asked.has(key)) {
    asked.add(key)
    answerOf(engine.GET('/api/catalogue/items/{key}', { params: { path: { key } } })).then(item => items.set(key, item), () => asked.delete(key))
  }
  return items.get(key)
}

/** The name of an item; the Chinese one came along, the English one is looked up. */
export function itemName(key: string, chinese?: string): string {
  return languageOf() === 'zh' && chinese ? chinese : named(itemOf(key)) || chinese || ''
}

const published = shallowReactive(new Map<string, Engine['BundleLine']>())

/** The name of a bundle; empty until it is loaded, and then what shows it is drawn again. */
export function bundleName(key: string): string {
  if (!published.size) allBundles().then(found => found.forEach(one => published.set(one.key ?? '', one)), () => undefined)
  return named(published.get(key))
}

let bundles: Promise<Engine['BundleLine'][]> | undefined

export function allBundles(): Promise<Engine['BundleLine'][]> {
  bundles ??= answerOf(engine.GET('/api/catalogue/bundles')).catch(error => {
    bundles = undefined
    throw error
  })
  return bundles
}
