import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { toProblem, type Problem } from '@/shared/api'
import { drafts, type Draft } from './api'

/** What of a draft is written by hand. */
export interface Written {
  source: string
  drawing: string | null
}

export type Saved = 'SAVED' | 'WAITING' | 'SAVING' | 'CONFLICT' | 'FAILED'

export interface Keeping {
  keep: typeof drafts.keep
  one: typeof drafts.one
}

const PAUSE = 900
const MOST_STEPS = 200

/** A draft under a person's hands: every change can be taken back, and is kept by itself a moment after the last one. */
export function useDraft(id: string, api: Keeping = drafts) {
  const draft = shallowRef<Draft>()
  const written = shallowRef<Written>({ source: '', drawing: null })
  const saved = ref<Saved>('SAVED')
  const problem = shallowRef<Problem>()
  const past = shallowRef<Written[]>([])
  const future = shallowRef<Written[]>([])
  let kept: Written = written.value
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let strokeAt = 0

  const editable = computed(() => draft.value?.state === 'DRAFT')

  /** Takes over what the service says; what was written meanwhile stays. */
  function take(now: Draft, andContents: boolean) {
    draft.value = now
    if (!andContents) return
    kept = written.value = { source: now.source, drawing: now.drawing ?? null }
    saved.value = 'SAVED'
    problem.value = undefined
  }

  function begin(now: Draft) {
    past.value = []
    future.value = []
    take(now, true)
  }

  function later() {
    saved.value = 'WAITING'
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), PAUSE)
  }

  const same = (one: Written, other: Written) => one.source === other.source && one.drawing === other.drawing

  /** `stroke`: letters typed in a row are taken back together. */
  function edit(change: Partial<Written>, stroke = false) {
    const now = { ...written.value, ...change }
    if (!editable.value || same(now, written.value)) return
    const at = Date.now()
    if (!stroke || at - strokeAt > 1_500 || !past.value.length) past.value = [...past.value, written.value].slice(-MOST_STEPS)
    strokeAt = stroke ? at : 0
    future.value = []
    written.value = now
    if (saved.value !== 'CONFLICT') later()
  }

  function step(from: typeof past, to: typeof past) {
    const there = from.value.at(-1)
    if (!there || !editable.value) return
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, written.value]
    written.value = there
    strokeAt = 0
    if (saved.value !== 'CONFLICT') later()
  }

  /** Keeps now what is not kept yet; resolves when it is, or when it was refused. */
  async function keep(): Promise<void> {
    clearTimeout(timer)
    if (running) {
      await running
      return same(written.value, kept) || saved.value === 'CONFLICT' ? undefined : keep()
    }
    const now = draft.value
    const writing = written.value
    if (!now || same(writing, kept)) {
      if (saved.value === 'WAITING') saved.value = 'SAVED'
      return
    }
    saved.value = 'SAVING'
    running = api.keep(id, now.revision, { source: writing.source, drawing: writing.drawing })
      .then(answer => {
        kept = writing
        problem.value = undefined
        take(answer, false)
        saved.value = 'SAVED'
      })
      .catch(error => {
        problem.value = toProblem(error)
        saved.value = problem.value.status === 409 ? 'CONFLICT' : 'FAILED'
      })
      .finally(() => { running = undefined })
    await running
    if ((saved.value as Saved) === 'SAVED' && !same(written.value, kept)) later()
  }

  /** After a conflict: what the other has kept takes the place of one's own. */
  async function takeTheirs() {
    const now = await api.one(id)
    past.value = [...past.value, written.value].slice(-MOST_STEPS)
    future.value = []
    take(now, true)
  }

  /** After a conflict: one's own is kept over what the other has written. */
  async function keepMine() {
    take(await api.one(id), false)
    kept = { source: draft.value?.source ?? '', drawing: draft.value?.drawing ?? null }
    saved.value = 'WAITING'
    await keep()
  }

  onScopeDispose(() => {
    clearTimeout(timer)
    if (!same(written.value, kept) && saved.value !== 'CONFLICT') void keep()
  })

  return {
    draft, written, saved, problem, editable, begin, take, edit, keep, takeTheirs, keepMine,
    undo: () => step(past, future),
    redo: () => step(future, past),
    mayUndo: computed(() => editable.value && past.value.length > 0),
    mayRedo: computed(() => editable.value && future.value.length > 0),
  }
}
