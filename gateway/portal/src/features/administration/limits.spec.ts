import { describe, expect, it } from 'vitest'
import { readLimit, writeLimit } from './limits'

describe('a limit in a source', () => {
  it.each(['4 WORKING_HOUR', '20 CALENDAR_DAY', 'IMMEDIATE'])('is written as it was read: %s', text => {
    expect(writeLimit(readLimit(text))).toBe(text)
  })

  it('is never less than one of its unit', () => {
    expect(writeLimit({ amount: 0, unit: 'WORKING_DAY' })).toBe('1 WORKING_DAY')
  })
})
