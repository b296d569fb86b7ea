import { describe, expect, it } from 'vitest'
import { lineStart, rangeOfLine } from './lines'

describe('lines of a source', () => {
  it('are found by their number', () => {
    const text = 'key: a\nname: b\n\nend'
    expect(text.slice(...rangeOfLine(text, 2))).toBe('name: b')
    expect(text.slice(...rangeOfLine(text, 3))).toBe('')
    expect(text.slice(...rangeOfLine(text, 99))).toBe('end')
  })

  it('begin after the line break before', () => {
    expect(lineStart('a\nbc', 4)).toBe(2)
    expect(lineStart('abc', 2)).toBe(0)
  })
})
