import { describe, expect, it } from 'vitest'
import { standingAfter, warmth, type Fact } from './api'

const fact = (what: string, element?: string): Fact => ({ at: '2026-11-28T01:00:00Z', what, element })

describe('a case on its drawing', () => {
  const facts = [fact('FILED'), fact('OPENED', 'licence'), fact('PAUSED', 'licence'), fact('RESUMED', 'licence'), fact('APPROVED', 'licence'), fact('OPENED', 'seals'), fact('REFUSED', 'seals'), fact('COMPLETED')]

  it('stands where the facts so far have brought it', () => {
    expect([...standingAfter(facts, 2)]).toEqual([['licence', 'calm']])
    expect(standingAfter(facts, 3).get('licence')).toBe('warn')
    expect(standingAfter(facts, 4).get('licence')).toBe('calm')
    expect([...standingAfter(facts, 8)]).toEqual([['licence', 'good'], ['seals', 'bad']])
    expect(standingAfter(facts, 0).size).toBe(0)
  })

  it('stays ended when its clock has more to say', () => {
    expect(standingAfter([...facts, fact('STOPPED_CLOCK', 'licence')], 9).get('licence')).toBe('good')
  })
})

describe('the heat of a step', () => {
  it('tells late from many', () => {
    expect(warmth({ waiting: 3, overdue: 1 }, 10)).toBe('bad')
    expect(warmth({ waiting: 9, overdue: 0 }, 10)).toBe('warn')
    expect(warmth({ waiting: 2, overdue: 0 }, 10)).toBe('calm')
    expect(warmth({ waiting: 0, overdue: 0 }, 10)).toBe('plain')
  })
})
