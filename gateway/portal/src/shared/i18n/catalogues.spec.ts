import { describe, expect, it } from 'vitest'

type Words = { [key: string]: string | Words }

const catalogues = import.meta.glob<{ default: Words }>(['./{zh,en}.json', '../../features/*/words/{zh,en}.json'], { eager: true })
const sources = import.meta.glob<string>(['../../**/*.{vue,ts}', '!../../**/*.{spec,d}.ts'], { eager: true, query: '?raw', import: 'default' })

const keysOf = (words: Words, before = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`)))

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

function textOf(words: Words, key: string): string {
  return key.split('.').reduce<string | Words>((level, part) => (level as Words)[part], words) as string
}

const chinese = Object.keys(catalogues).filter(path => path.endsWith('/zh.json'))

describe('the catalogues', () => {
  it.each(chinese)('%s and its English twin have the same keys and placeholders', path => {
    const zh = catalogues[path].default
    const en = catalogues[path.replace('zh.json', 'en.json')].default

    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort())
    for (const key of keysOf(zh)) {
      expect(new Set(placeholders(textOf(en, key))), key).toEqual(new Set(placeholders(textOf(zh, key))))
      expect(textOf(zh, key).trim(), key).not.toBe('')
      expect(textOf(en, key).trim(), key).not.toBe('')
    }
  })

  it.each(chinese)('%s is Chinese where its twin is English', path => {
    const en = catalogues[path.replace('zh.json', 'en.json')].default
    const untranslated = keysOf(en).filter(key => /[\u4e00-\u9fff]{6,}/.test(textOf(en, key)))

    expect(untranslated).toEqual([])
  })

  it('hold every key that a page names', () => {
    const known = new Set<string>()
    for (const path of chinese) {
      const feature = /features\/([^/]+)\//.exec(path)?.[1]
      // A feature's words stand under the name it gives them, which is that of its folder in words that are keys.
      const name = feature?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      for (const key of keysOf(catalogues[path].default)) known.add(name ? `${name}.${key}` : key)
    }
    const missing: string[] = []
    for (const [path, source] of Object.entries(sources)) {
      for (const [, key] of source.matchAll(/\bt\(\s*'([\w.-]+)'/g)) if (!known.has(key)) missing.push(`${path}: ${key}`)
    }
    expect(missing).toEqual([])
  })
})
