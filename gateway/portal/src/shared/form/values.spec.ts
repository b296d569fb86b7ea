import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldAt, filled, gaps, get, isDay, mergeMissing, only, pathOf, put, type Field } from './values'

const field = (key: string, type: string, more: Partial<Field> = {}) =>
  ({ key, type, label: key, labelEn: key, required: false, requiredWhen: {}, options: [], rows: [], ...more }) as unknown as Field

describe('values of a form', () => {
  it('are kept nested, by their dotted key', () => {
    const form = {}
    put(form, 'legalRep.name', '𠮷㛃')
    expect(form).toEqual({ legalRep: { name: '𠮷㛃' } })
    expect(get(form, 'legalRep.name')).toBe('𠮷㛃')
    expect(get(form, 'nobody.name')).toBeUndefined()
  })

  it('what was put is found again, whatever it is', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 4 }), fc.anything(), (parts, value) => {
      const form = {}
      put(form, parts.join('.'), value)
      expect(get(form, parts.join('.'))).toBe(value)
    }))
  })

  it('are sent without what is empty, but with every row that others are counted after', () => {
    expect(filled({ a: '', b: { c: undefined }, rows: [{ n: 'x' }, {}, { n: 'y' }, {}] })).toEqual({ rows: [{ n: 'x' }, {}, { n: 'y' }] })
    expect(filled({ no: false, zero: 0 })).toEqual({ no: false, zero: 0 })
  })

  it('take what is missing from elsewhere, and keep what was entered', () => {
    const form = { a: { b: 'mine' }, rows: [{ n: 1 }], empty: '' }
    mergeMissing(form, { a: { b: 'theirs', c: 'new' }, rows: [], empty: 'filled' })
    expect(form).toEqual({ a: { b: 'mine', c: 'new' }, rows: [{ n: 1 }], empty: 'filled' })
  })

  it('leave out what is not asked any more', () => {
    expect(only([field('a.b', 'TEXT')], { a: { b: 1, c: 2 }, d: 3 })).toEqual({ a: { b: 1 } })
  })
})

describe('gaps', () => {
  it('are required fields without a value, in rows too', () => {
    const people = field('people', 'LIST', { required: true, rows: [field('name', 'TEXT', { required: true })] })

    expect(gaps([people], { people: [{ name: '张' }, {}] }).map(gap => gap.path)).toEqual(['people.1.name'])
    expect(gaps([people], {}).map(gap => gap.path)).toEqual(['people'])
  })

  it('depend on what stands elsewhere in the form', () => {
    const address = field('delivery.address', 'TEXT', { requiredWhen: { 'delivery.mode': ['POST'] } })

    expect(gaps([address], { delivery: { mode: 'POST' } })).toHaveLength(1)
    expect(gaps([address], { delivery: { mode: 'COUNTER' } })).toHaveLength(0)
  })

  it('are a declaration that is not agreed to', () => {
    const truth = field('declare.truth', 'BOOLEAN', { required: true, check: 'AGREED' })

    expect(gaps([truth], { declare: { truth: false } })).toHaveLength(1)
    expect(gaps([truth], { declare: { truth: true } })).toHaveLength(0)
  })

  it.each([
    ['INTEGER', '1.5', 'notWhole'], ['INTEGER', 15, undefined], ['MONEY', 'zehn', 'notANumber'], ['MONEY', '1200.50', undefined],
    ['DATE', '2026-02-30', 'notADate'], ['DATE', '2026-02-28', undefined], ['MONTH', '2026-13', 'notAMonth'], ['MONTH', '2026-12', undefined],
  ])('%s %s: %s', (type, value, kind) => {
    expect(gaps([field('x', type)], { x: value })[0]?.kind).toBe(kind)
  })

  it('know the leap years', () => {
    expect(isDay('2024-02-29')).toBe(true)
    expect(isDay('2026-02-29')).toBe(false)
  })
})

describe('places', () => {
  it('are found by the pointer of a problem', () => {
    expect(pathOf('/form/shareholders/0/name', '/form')).toBe('shareholders.0.name')
    expect(pathOf('/answers/kind', '/form')).toBeNull()
    const people = field('shareholders', 'LIST', { rows: [field('name', 'TEXT')] })
    expect(fieldAt([people], 'shareholders.0.name')?.column?.key).toBe('name')
  })
})
