import { describe, expect, it } from 'vitest'
import './words'
import { actWords, keyOf } from './acts'

describe('an act of the log', () => {
  it('has a word by its deed', () => {
    expect(keyOf('POST /api/reviews/{id}/claim')).toBe('claim')
    expect(keyOf('PUT /api/editing/drafts/{id}')).toBe('drafts_put')
    expect(keyOf('POST /api/editing/drafts/{id}/proposal')).toBe('drafts_proposal')
    expect(keyOf('PUT /api/calendar/years/{year}')).toBe('years_put')
    expect(actWords('POST /api/editing/drafts/{id}/publication')).toEqual({ text: '发布草稿', known: true })
  })

  it('is told as it is when there is none', () => {
    expect(actWords('POST /api/something/{id}/never-heard-of').known).toBe(false)
  })
})
