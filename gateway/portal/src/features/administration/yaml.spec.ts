// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addTo, inline, removeAt, setAt, valueAt } from './yaml'

const SOURCE = `# B01 企业开办
key: company_start
name: [企业开办“一件事”, Starting a company]
promise: 1 WORKING_DAY # S4#1

questions: # effects act in this order
  - key: staff
    options:
      - {key: 'no', text: [否, 'No']}
      - key: 'yes'
        add: [si_unit_reg, employment_reg]

nodes:
  - {item: company_establishment, onRefusal: STOP_ALL}
  - {item: seal_engraving} # seals

edges:
  - {from: company_establishment, to: seal_engraving, kind: OUT}
`

describe('changing a source', () => {
  it('leaves every other letter as it is', () => {
    expect(setAt(SOURCE, ['promise'], '2 WORKING_DAY')).toBe(SOURCE.replace('1 WORKING_DAY', '2 WORKING_DAY'))
    expect(addTo(SOURCE, ['nodes'], { item: 'bank_appointment', optional: true })).toBe(SOURCE.replace('# seals\n', '# seals\n  - {item: bank_appointment, optional: true}\n'))
    expect(removeAt(SOURCE, ['nodes', 1])).toBe(SOURCE.replace('  - {item: seal_engraving} # seals\n', ''))
    expect(addTo(SOURCE, ['questions', 0, 'options', 1, 'add'], 'x')).toBe(SOURCE.replace('employment_reg]', 'employment_reg, x]'))
    expect(removeAt(SOURCE, ['questions', 0, 'options', 1, 'add', 0])).toBe(SOURCE.replace('si_unit_reg, ', ''))
  })

  it('makes what is not there yet', () => {
    const now = setAt(SOURCE, ['questions', 0, 'options', 0, 'remove'], ['seal_engraving'])
    expect(now).toContain("- {key: 'no', text: [否, 'No'], remove: [seal_engraving]}")
    expect(valueAt(setAt('key: a\n', ['nodes'], [{ item: 'x' }]), ['nodes', 0, 'item'])).toBe('x')
    expect(valueAt(setAt(SOURCE, ['questions', 0, 'required'], false), ['questions', 0, 'required'])).toBe(false)
  })

  it('leaves an empty list where the last one goes', () => {
    expect(valueAt(removeAt(SOURCE, ['edges', 0]), ['edges'])).toEqual([])
    expect(valueAt(addTo(removeAt(SOURCE, ['edges', 0]), ['edges'], { from: 'a' }), ['edges'])).toEqual([{ from: 'a' }])
  })

  it.each(['no', 'Yes, now', 'a: b', '- x', '12', 'true', "it's", '{x}', '企业开办“一件事”', '#1', 'a #b', ''])('writes %j so that it is read as it was', text => {
    expect(parse(inline([text, { key: text }]))).toEqual([text, { key: text }])
  })

  it('does so in real bundles and items', () => {
    const workflows = fileURLToPath(new URL('../../../../../workflows/', import.meta.url))
    const files = ['bundles', 'items'].flatMap(folder => readdirSync(join(workflows, folder), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && entry.name.endsWith('.yaml') && !entry.parentPath.includes('scenarios')).map(entry => join(entry.parentPath, entry.name)))
    expect(files.length).toBeGreaterThan(100)
    for (const file of files.filter((name, index) => name.endsWith('bundle.yaml') || index % 5 === 0)) {
      const source = readFileSync(file, 'utf8')
      const before = parse(source) as Record<string, unknown[]>
      for (const list of ['nodes', 'edges', 'fields', 'materials']) {
        if (!Array.isArray(before[list]) || !before[list].length) continue
        const longer = addTo(source, [list], { key: 'new' })
        expect(parse(longer), file).toEqual({ ...before, [list]: [...before[list], { key: 'new' }] })
        expect(removeAt(longer, [list, before[list].length]), file).toBe(source)
        if (before[list].length > 1) expect(parse(removeAt(source, [list, 0])), file).toEqual({ ...before, [list]: before[list].slice(1) })
      }
      if (before.name) expect(parse(setAt(source, ['name'], ['新', 'New'])), file).toEqual({ ...before, name: ['新', 'New'] })
    }
  }, 60_000)
})
