import { describe, expect, it } from 'vitest'
import { deedsOf } from './api'

describe('a migration', () => {
  it('is tried before it is carried out, and may be taken back afterwards', () => {
    expect(deedsOf({ state: 'PLANNED', work: 'NONE' })).toEqual(['trial'])
    expect(deedsOf({ state: 'TRIED', work: 'NONE' })).toContain('execution')
    expect(deedsOf({ state: 'DONE', work: 'NONE' })).toEqual(['return'])
    expect(deedsOf({ state: 'RETURNED', work: 'NONE' })).toEqual([])
  })

  it('is left alone while something is being done', () => {
    expect(deedsOf({ state: 'TRIED', work: 'EXECUTION' })).toEqual([])
  })
})
