import { describe, expect, it } from 'vitest'
import { fewer, numberOf, plainAnswers, weekOf } from './study'

describe('a study', () => {
  it('closes a week from Monday to Friday', () => {
    expect(weekOf('2026-12-02')).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])
    expect(weekOf('2026-12-06')[0]).toBe('2026-11-30')
  })

  it('answers what must be answered by the first answer that does not stop', () => {
    expect(plainAnswers([
      { key: 'type', options: [{ key: 'joint', stop: { reason: [] } }, { key: 'llc' }] },
      { key: 'utilities', multiple: true, options: [{ key: 'power' }] },
      { key: 'later', required: false, options: [{ key: 'yes' }] },
    ])).toEqual({ type: ['llc'] })
  })

  it('reads numbers and nothing else', () => {
    expect([numberOf('20'), numberOf(' 1.5 '), numberOf(''), numberOf('many'), numberOf(undefined)]).toEqual([20, 1.5, undefined, undefined, undefined])
  })

  it('never leaves an office without anybody', () => {
    expect([fewer(5), fewer(2), fewer(1)]).toEqual([3, 1, 1])
  })
})
