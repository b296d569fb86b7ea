import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { Problem } from '@/shared/api'
import type { Draft } from './api'
import { useDraft, type Keeping } from './useDraft'

const aDraft = (change: Partial<Draft> = {}): Draft => ({ id: 'd1', kind: 'bundle', key: 'company_start', basedOn: 1, state: 'DRAFT', revision: 3, source: 'key: a', drawing: '', author: '陈静', updatedAt: '2026-11-28T01:00:00Z', findings: [], history: [], title: '企业开办', proposer: '', why: '', effectiveFrom: '', ...change })

describe('a draft under somebody’s hands', () => {
  let scope: EffectScope
  let sent: { revision: number; source?: string }[]
  let refuse: Problem | undefined
  let stored: Draft
  const api: Keeping = {
    keep: async (_id, revision, contents) => {
      sent.push({ revision, source: contents.source })
      if (refuse) throw refuse
      stored = { ...stored, ...contents, revision: revision + 1 } as Draft
      return stored
    },
    one: async () => stored,
  }
  const open = () => {
    const draft = scope.run(() => useDraft('d1', api))
    if (!draft) throw new Error('the scope has ended')
    draft.begin(stored)
    return draft
  }

  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    scope = effectScope()
    sent = []
    refuse = undefined
    stored = aDraft()
  })
  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  it('is kept once, a moment after the last change', async () => {
    const draft = open()
    draft.edit({ source: 'key: ab' }, true)
    draft.edit({ source: 'key: abc' }, true)
    expect(draft.saved.value).toBe('WAITING')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toEqual([{ revision: 3, source: 'key: abc' }])
    expect(draft.saved.value).toBe('SAVED')
    expect(draft.draft.value?.revision).toBe(4)
  })

  it('takes letters typed in a row back together, and brings them again', () => {
    const draft = open()
    draft.edit({ source: 'key: ab' }, true)
    draft.edit({ source: 'key: abc' }, true)
    draft.edit({ source: 'key: other' })
    draft.undo()
    expect(draft.written.value.source).toBe('key: abc')
    draft.undo()
    expect(draft.written.value.source).toBe('key: a')
    expect(draft.mayUndo.value).toBe(false)
    draft.redo()
    draft.redo()
    expect(draft.written.value.source).toBe('key: other')
  })

  it('sends nothing more after a conflict until somebody has chosen', async () => {
    const draft = open()
    refuse = new Problem(409, { type: '/problems/draft-overtaken', changedBy: '李明' })
    draft.edit({ source: 'mine' })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(draft.saved.value).toBe('CONFLICT')
    draft.edit({ source: 'mine too' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(sent).toHaveLength(1)
  })

  it('keeps one’s own over the other’s when that is chosen', async () => {
    const draft = open()
    refuse = new Problem(409, {})
    draft.edit({ source: 'mine' })
    await vi.advanceTimersByTimeAsync(1_000)
    refuse = undefined
    stored = aDraft({ revision: 9, source: 'theirs' })
    await draft.keepMine()
    expect(sent.at(-1)).toEqual({ revision: 9, source: 'mine' })
    expect(draft.saved.value).toBe('SAVED')
  })

  it('leaves one’s own to be brought back when the other’s is chosen', async () => {
    const draft = open()
    refuse = new Problem(409, {})
    draft.edit({ source: 'mine' })
    await vi.advanceTimersByTimeAsync(1_000)
    stored = aDraft({ revision: 9, source: 'theirs' })
    await draft.takeTheirs()
    expect(draft.written.value.source).toBe('theirs')
    draft.undo()
    expect(draft.written.value.source).toBe('mine')
  })

  it('is not changed any more once it is proposed', () => {
    stored = aDraft({ state: 'PROPOSED' })
    const draft = open()
    draft.edit({ source: 'late' })
    expect(draft.written.value.source).toBe('key: a')
  })
})
