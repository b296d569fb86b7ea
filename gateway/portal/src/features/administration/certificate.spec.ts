import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp, h, nextTick, ref } from 'vue'
import { parse } from 'yaml'
import { i18n } from '@/shared/i18n'
import CertificateForm from './CertificateForm.vue'
import { addLine, fieldKey, issuing, isUnfilled, moveLine, paperOf, sourcesOf, validFor } from './certificate'

const SOURCE = `key: seal_engraving
fields:
  - seal.kinds
  - seal.pickup
results:
  - {key: engraver, label: [刻章单位, Engraver], type: TEXT}
outputs:
  - {key: seal.numbers, label: [印章编码, Seal numbers], rule: desk}
certificate: # PSB 3 [V]
  kind: SEAL_FILING
  title: [印章刻制备案凭证, Certificate of seal filing]
  number: output:seal.numbers
  holder: fact:enterprise.name
  lines:
    - {label: [单位名称, Name], from: fact:enterprise.name} # as registered
    - {label: [印章编码, Seal number], from: output:seal.numbers}
facts: [enterprise.name]
`
const sources = sourcesOf(SOURCE, key => `字段 ${key}`)

describe('the paper of an item', () => {
  it('is read from its source', () => {
    expect(paperOf(SOURCE)).toEqual({
      kind: 'SEAL_FILING',
      title: ['印章刻制备案凭证', 'Certificate of seal filing'],
      number: 'output:seal.numbers',
      holder: 'fact:enterprise.name',
      validFor: '',
      lines: [{ label: ['单位名称', 'Name'], from: 'fact:enterprise.name' }, { label: ['印章编码', 'Seal number'], from: 'output:seal.numbers' }],
    })
    expect(paperOf('key: a\n')).toBeUndefined()
    expect(paperOf('certificate: [')).toBeUndefined()
    expect(paperOf('certificate: 3')).toBeUndefined()
  })

  it('is filled from the form, the officer, the item and earlier items, and from nothing else', () => {
    expect(sources.form).toEqual([{ value: 'form:seal.kinds', label: '字段 seal.kinds' }, { value: 'form:seal.pickup', label: '字段 seal.pickup' }])
    expect(sources.result).toEqual([{ value: 'result:engraver', label: '刻章单位' }])
    expect(sourcesOf(SOURCE, key => key, true).output).toEqual([{ value: 'output:seal.numbers', label: 'Seal numbers' }])
    expect(isUnfilled('fact:enterprise.name', sources)).toBe(false)
    expect(isUnfilled('form:nothing', sources)).toBe(true)
    // A column of a list.
    expect(isUnfilled('form:seal.kinds.name', sources)).toBe(false)
  })

  it('knows a field by itself, changed, or of the item alone', () => {
    expect(['seal.kinds', { use: 'seal.kinds', required: true }, { key: 'fx.accountKind', label: ['种类', 'Kind'] }, null].map(fieldKey)).toEqual(['seal.kinds', 'seal.kinds', 'fx.accountKind', ''])
  })

  it('changes line by line and leaves every other letter as it is', () => {
    expect(addLine(SOURCE, 'form:seal.kinds')).toBe(SOURCE.replace('seal.numbers}\nfacts', 'seal.numbers}\n    - {label: [新一行, New line], from: form:seal.kinds}\nfacts'))
    const moved = moveLine(SOURCE, 1, -1)
    expect(paperOf(moved)?.lines.map(line => line.label[0])).toEqual(['印章编码', '单位名称'])
    expect(moveLine(moved, 0, 1)).toBe(SOURCE)
    expect(moveLine(SOURCE, 0, -1)).toBe(SOURCE)
    const limited = validFor(SOURCE, '5 YEAR')
    expect(paperOf(limited)?.validFor).toBe('5 YEAR')
    expect(validFor(limited, '')).toBe(SOURCE)
  })

  it('can be given to an item that issues none', () => {
    const begun = issuing('key: a_check\nfields: [org.name]\n', 'a_check', sourcesOf('fields: [org.name]\n', key => key))
    expect(paperOf(begun)).toMatchObject({ kind: 'A_CHECK', number: 'sequence:{year}{seq:6}', holder: 'form:org.name', lines: [] })
    expect(paperOf(addLine(begun, 'form:org.name'))?.lines).toHaveLength(1)
  })

  it('of the real items is read whole', () => {
    const folder = join(process.cwd(), '../../workflows/items')
    const papers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml')).map(name => readFileSync(join(folder, name), 'utf8')).filter(source => (parse(source) as { certificate?: unknown }).certificate)
    expect(papers.length).toBeGreaterThan(20)
    for (const source of papers) {
      const { lines, holder } = paperOf(source)!
      const filling = sourcesOf(source, key => key)
      expect([holder, ...lines.map(line => line.from)].filter(from => isUnfilled(from, filling))).toEqual([])
      expect([holder, ...lines.map(line => line.from)].every(from => /^(form|result|output|fact):./.test(from))).toBe(true)
    }
  })
})

describe('its form', () => {
  let page: ReturnType<typeof createApp> | undefined
  afterEach(() => page?.unmount())

  function shown(readOnly = false) {
    const source = ref(SOURCE)
    const place = document.createElement('div')
    page = createApp({ render: () => h(CertificateForm, { source: source.value, itemKey: 'seal_engraving', fieldName: (key: string) => key, readOnly, onEdit: (now: string) => { source.value = now } }) })
    page.use(i18n).mount(place)
    return { source, place }
  }

  it('writes what is chosen into the source', async () => {
    const { source, place } = shown()
    const from = place.querySelector<HTMLSelectElement>('#paper-from-1')!
    expect(from.value).toBe('output:seal.numbers')
    from.value = 'form:seal.kinds'
    from.dispatchEvent(new Event('change'))
    await nextTick()
    expect(source.value).toBe(SOURCE.replace('Seal number], from: output:seal.numbers', 'Seal number], from: form:seal.kinds'))
    const title = place.querySelector<HTMLInputElement>('#paper-title-0')!
    title.value = '备案回执'
    title.dispatchEvent(new Event('change'))
    await nextTick()
    expect(source.value).toContain('title: [备案回执, Certificate of seal filing]')
    const removal = [...place.querySelectorAll('button')].find(one => one.getAttribute('aria-label') === '移除：单位名称')!
    removal.click()
    await nextTick()
    expect(paperOf(source.value)?.lines).toHaveLength(1)
  })

  it('only shows to who may not change it', () => {
    const { place } = shown(true)
    expect(place.querySelectorAll('button')).toHaveLength(0)
    expect(place.querySelector<HTMLSelectElement>('#paper-holder')!.disabled).toBe(true)
  })
})
