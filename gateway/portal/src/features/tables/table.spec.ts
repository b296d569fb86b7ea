import { describe, expect, it } from 'vitest'
import { Problem } from '@/shared/api'
import { i18n } from '@/shared/i18n'
import { changedColumns, filled, findingsAt, isMark, keyOf, linesOf, placed, requestKeys, tellingColumns, typedOf, valuesOf, type Column, type Entry, type Row } from './table'
import { columnWords, nameOfLine, optionWords, sourceOf, told } from './told'

const column = (name: string, kind: Column['kind'], more: Partial<Column> = {}) => ({ name, kind, label: name, labelEn: name, key: false, required: true, ...more }) as Column
const rule = column('ruleId', 'TEXT', { key: true })
const tax = column('tax', 'CHOICE', { options: ['VAT', 'DEED_TAX'] })
const order = column('lineOrder', 'WHOLE')
const causes = column('causes', 'CHOICES', { required: false, options: ['SALE', 'GIFT'] })
const housing = column('housing', 'YES_NO', { required: false })
const percent = column('percent', 'NUMBER')
const columns = [rule, tax, order, causes, housing, percent]
const line = (values: Record<string, unknown>, validFrom = '2026-01-01', validTo?: string) => ({ values, validFrom, validTo, source: '契税法' }) as Row
const values = { ruleId: 'DEED-6-STATE', tax: 'DEED_TAX', lineOrder: 1, causes: ['SALE', 'GIFT'], housing: false, percent: 1.5 }

describe('a line in a form', () => {
  it('comes back as it was when nothing was typed', () => {
    expect(valuesOf(columns, typedOf(columns, values))).toEqual({ ...values, lineOrder: '1', percent: '1.5' })
  })

  it('leaves out what was emptied, and keeps a no', () => {
    expect(valuesOf(columns, { ...typedOf(columns, values), causes: [], percent: '  ' })).toEqual({ ruleId: 'DEED-6-STATE', tax: 'DEED_TAX', lineOrder: '1', housing: false })
  })

  it('sends a number with the digits it was given', () => {
    expect(valuesOf([percent], { percent: ' 0.30000000000000001 ' })).toEqual({ percent: '0.30000000000000001' })
  })

  it('begins empty, with a list where several may be chosen', () => {
    expect(typedOf(columns)).toEqual({ ruleId: '', tax: '', lineOrder: '', causes: [], housing: '', percent: '' })
  })

  it('is ended by its key alone', () => {
    expect(keyOf(columns, values)).toEqual({ ruleId: 'DEED-6-STATE' })
  })
})

describe('what tells a line', () => {
  it('is its key', () => {
    const region = column('region', 'TEXT', { key: true })
    expect(tellingColumns([region, percent], [line({ region: '350502' })])).toEqual([region])
  })

  it('is its first choice and its place where the key is a mark', () => {
    expect(tellingColumns(columns, [line(values)])).toEqual([tax, order])
  })

  it('knows marks from words', () => {
    expect(['DEED-6-STATE', 'VAT', 'SURCHARGE-FULL'].map(isMark)).toEqual([true, true, true])
    expect(['350500', '软件开发', 'capital.years-to-pay', 'Small'].map(isMark)).toEqual([false, false, false, false])
  })
})

describe('a version of a table', () => {
  const before = line({ ...values, percent: 3 }, '2020-01-01', '2025-12-31')
  const closed = line({ ...values, percent: 3 }, '2020-01-01', '2025-12-31')
  const now = line(values)

  it('shows the line it brought beside the one it closed', () => {
    const found = linesOf({ act: 'ADDED', from: '2026-01-01', before: [before], after: [closed, now] } as Entry, columns)
    expect(found).toEqual({ line: now, before })
    expect(changedColumns(columns, found.before?.values, found.line?.values)).toEqual([percent])
  })

  it('has nothing before the first line of a key', () => {
    expect(linesOf({ act: 'ADDED', from: '2026-01-01', before: [], after: [now] } as unknown as Entry, columns)).toEqual({ line: now, before: undefined })
  })

  it('shows the line it ended', () => {
    expect(linesOf({ act: 'ENDED', from: '2026-02-01', before: [now], after: [] } as unknown as Entry, columns)).toEqual({ line: now })
  })

  it('takes a column that is missing for one that is empty', () => {
    expect(changedColumns([causes, housing], { causes: [] }, {})).toEqual([])
    expect(filled([causes, housing], { causes: [], housing: false })).toEqual([housing])
  })
})

describe('what the service finds', () => {
  it('stands at the fields', () => {
    const problem = new Problem(422, { type: '/problems/table-entry', errors: [{ pointer: '/values/percent', detail: '最多 4 位小数。' }, { pointer: '/values/percent', detail: '太大。' }, { pointer: '/from', detail: '必填' }] })
    expect(findingsAt(placed(problem))).toEqual({ '/values/percent': '最多 4 位小数。 太大。', '/validFrom': '必填' })
  })

  it('about the day stands at the day, in the words of the page where it has some', () => {
    const overlap = new Problem(409, { type: '/problems/table-overlap', title: '重叠', detail: '已有规定。', begins: '2027-01-01' })
    expect(placed(overlap, code => (code === 'table-gap' ? '空' : undefined)).errors).toEqual([{ pointer: '/validFrom', detail: '已有规定。' }])
    const gap = placed(new Problem(422, { type: '/problems/table-gap', title: '不连续', detail: 'leaveGap' }), () => '请勾选')
    expect(gap.errors[0].detail).toBe('请勾选')
    expect(gap.is('table-gap')).toBe(true)
    expect(gap.status).toBe(422)
  })

  it('about another administrator stays a matter of the whole form', () => {
    const changed = new Problem(409, { type: '/problems/table-changed', detail: '已被更改' })
    expect(placed(changed)).toBe(changed)
  })
})

describe('the key of a request', () => {
  it('is kept while the request is the same and new when it is another', () => {
    let n = 0
    const key = requestKeys(() => `key-${++n}`)
    expect([key({ percent: '1' }), key({ percent: '1' }), key({ percent: '2' }), key({ percent: '1' })]).toEqual(['key-1', 'key-1', 'key-2', 'key-3'])
  })
})

describe('values in words', () => {
  it('have names instead of codes', () => {
    expect(told(tax, values)).toBe('契税')
    expect(told(causes, values)).toBe('买卖、赠与')
    expect(told(housing, values)).toBe('否')
    expect(told(percent, { percent: 0.0005 })).toBe('0.0005')
    expect(told(rule, values)).toBe('')
    expect(nameOfLine([tax, order], values)).toBe('契税 · 1')
    expect(told(column('name', 'TEXT', { key: true }), { name: 'capital.years-to-pay' })).toBe('出资期限（年）')
    expect(told(column('region', 'TEXT', { key: true }), { region: '350502' })).toBe('鲤城区')
  })

  it('say the same code differently in different columns, and never show a bare one', () => {
    expect(optionWords(column('vatKind', 'CHOICE'), 'GENERAL')).not.toBe(optionWords(column('kind', 'CHOICE'), 'GENERAL'))
    expect(optionWords(column('other', 'CHOICE'), 'NEW_KIND')).toBe('new kind')
  })
})

describe('where a line comes from', () => {
  it('says in words what still has to be looked up, and no mark', () => {
    expect(sourceOf('公司法第47条 [V]')).toEqual({ text: '公司法第47条', mark: '' })
    expect(sourceOf('某网页 [W]')).toEqual({ text: '某网页', mark: 'once' })
    expect(sourceOf('一般经验 [U]')).toEqual({ text: '一般经验', mark: 'unchecked' })
    expect(sourceOf('通知 [V/W] 第3条')).toEqual({ text: '通知 第3条', mark: 'once' })
    expect(sourceOf(null)).toEqual({ text: '', mark: '' })
  })
})

describe('a column beside a value', () => {
  it('is called without what an empty one would mean', () => {
    expect(columnWords(column('housing', 'YES_NO', { label: '是否住房（空为不限）' }))).toBe('是否住房')
    expect(columnWords(column('homesTo', 'WHOLE', { label: '家庭套数至（3为三套及以上）' }))).toBe('家庭套数至（3为三套及以上）')
    i18n.global.locale.value = 'en'
    expect(columnWords(column('housing', 'YES_NO', { labelEn: 'A home; empty for all' }))).toBe('A home')
    expect(columnWords(column('lowRisk', 'YES_NO', { labelEn: 'Low-risk project, empty for either' }))).toBe('Low-risk project')
    i18n.global.locale.value = 'zh'
  })
})
