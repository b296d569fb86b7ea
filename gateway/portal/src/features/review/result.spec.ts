import { describe, expect, it } from 'vitest'
import { filled, targetsOf, type Field } from './result'

const field = (key: string, type: string) => ({ key, type }) as Field

describe('what is entered to approve', () => {
  it('leaves out what is empty and keeps a no', () => {
    const fields = [field('a', 'TEXT'), field('b', 'TEXT'), field('paid', 'BOOLEAN'), field('kinds', 'CHOICES')]

    expect(filled(fields, { a: ' 𠮷 ', b: '  ', paid: false, kinds: [] })).toEqual({ a: '𠮷', paid: false })
  })

  it('finds the control of a wrong place', () => {
    expect(targetsOf([field('seal.numbers', 'TEXT')])).toEqual({ '/result/seal.numbers': 'result-seal-numbers' })
  })
})
