// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import chinese from './modeler-zh.json'

const require = createRequire(import.meta.url)
const known = new Set(Object.keys(chinese))
const libraries = ['bpmn-js/package.json', 'diagram-js/package.json', 'diagram-js-direct-editing/package.json'].map(name => join(dirname(require.resolve(name)), 'lib'))

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.js') && !join(entry.parentPath, entry.name).includes(join('i18n', 'translate')))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

/** Comments may hold examples, which nobody is ever shown. */
const code = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
const strings = (source: string, pattern: RegExp) => [...code(source).matchAll(pattern)].map(found => found[2])
const all = libraries.flatMap(sources)

/** Everything in the modeler's sources that is put before a person. */
const asked = new Set(all.flatMap(source => [
  ...strings(source, /(?<!['"])\b_?translate\(\s*(['"])((?:(?!\1).)+)\1\s*[,)]/g),
  ...strings(source, /\blabel: (['"])((?:(?!\1).)+)\1/g),
  ...strings(source, /_ERR_MSG = (['"])((?:(?!\1).)+)\1/g),
]))
const ours = new Set(['vocabulary.ts'].flatMap(file => strings(readFileSync(new URL(file, import.meta.url), 'utf8'), /\btranslate\(\s*(['"])((?:(?!\1).)+)\1/g)))

describe('the words of the modeler', () => {
  it('are found in its sources', () => {
    expect(asked.size).toBeGreaterThan(100)
    expect([...asked]).toContain('Activate lasso tool')
    expect(ours.size).toBeGreaterThan(8)
  })

  it('all have Chinese words', () => {
    expect([...asked, ...ours].filter(text => !known.has(text))).toEqual([])
  })

  it('are made of parts only where the parts are known', () => {
    // "Align elements " + a side: each whole is in the dictionary.
    const made = all.flatMap(source => [...code(source).matchAll(/\btranslate\(\s*'([^']+)'\s*\+\s*(\w+)/g)].map(([, text]) => text))
    expect(made.filter(text => text !== 'Align elements ' && !/^[,( ]/.test(text))).toEqual([])
    for (const side of ['left', 'center', 'right', 'top', 'middle', 'bottom']) expect(known).toContain(`Align elements ${side}`)
  })

  it('are Chinese', () => {
    expect(Object.entries(chinese).filter(([, text]) => !/[\u4e00-\u9fff]/.test(text))).toEqual([])
  })
})
