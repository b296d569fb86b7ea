import { ref, shallowRef, watch } from 'vue'
import { answerOf, intake, toProblem, type Intake, type Problem } from '@/shared/api'
import { filled, mergeMissing, type Values } from '@/shared/form/values'
import { session } from '@/shared/session'
import type { Draft } from './application'

export type Kept = Intake['DraftView']

/** How the draft stands with the platform. */
export type Keeping = 'here' | 'saving' | 'saved' | 'away' | 'elsewhere' | 'gone'

const WAIT = 1500

/** Keeps a draft with the platform once somebody has signed in; until then, and while it is away, it is kept in this window. */
export function keepWithPlatform(bundle: string, draft: Draft) {
  const state = ref<Keeping>('here')
  const problem = shallowRef<Problem>()
  /** What was saved elsewhere meanwhile. */
  const other = shallowRef<Kept>()
  const outdated = ref(false)
  const expiresAt = ref('')
  let saved = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let over = false

  const content = () => ({ region: draft.region || undefined, answers: draft.answers, form: filled(draft.form), certificates: draft.certificates, materials: draft.materials })
  const mayKeep = () => !over && Boolean(session.me?.roles.includes('applicant'))

  function took(kept: Kept) {
    draft.id = kept.id
    draft.version = kept.version
    outdated.value = kept.outdated
    expiresAt.value = kept.expiresAt
    state.value = 'saved'
    problem.value = undefined
  }

  /** Fills the draft with what the platform has. */
  function takeOver(kept: Kept) {
    draft.region = kept.region ?? ''
    draft.answers = kept.answers ?? {}
    draft.form = kept.form ?? {}
    draft.certificates = kept.certificates ?? {}
    draft.materials = kept.materials ?? {}
    took(kept)
    saved = JSON.stringify(content())
    other.value = undefined
  }

  async function once() {
    if (!mayKeep() || state.value === 'elsewhere' || state.value === 'gone') return
    if (draft.id && JSON.stringify(content()) === saved) return
    state.value = 'saving'
    try {
      if (!draft.id) {
        const begun = (await answerOf(intake.POST('/api/drafts', { params: { header: { 'Idempotency-Key': draft.submission } }, body: { bundle, region: draft.region || undefined } })))!
        draft.id = begun.id
        draft.version = begun.version
        // What the platform's own certificates tell is filled in; what was entered here stays.
        mergeMissing(draft.form, (begun.form ?? {}) as Values)
      }
      const sent = JSON.stringify(content())
      const kept = (await answerOf(intake.PUT('/api/drafts/{id}', { params: { path: { id: draft.id } }, body: { version: draft.version, ...content() } })))!
      saved = sent
      took(kept)
    } catch (error) {
      const said = toProblem(error)
      if (said.is('draft-stale')) {
        other.value = said.more.draft as Kept
        state.value = 'elsewhere'
      } else if (said.status === 404 && draft.id) {
        // It was handed in or thrown away elsewhere: saving it anew would make a second case of it.
        state.value = 'gone'
      } else {
        problem.value = said
        state.value = 'away'
      }
    }
  }

  /** Saves at once; whoever submits waits for it. */
  function save(): Promise<void> {
    clearTimeout(timer)
    running = (running ?? Promise.resolve()).then(once)
    return running
  }

  const stop = watch(() => JSON.stringify(content()), () => {
    if (!mayKeep()) return
    clearTimeout(timer)
    timer = setTimeout(() => void save(), WAIT)
  })

  /** Keeps mine over what was saved elsewhere. */
  function keepMine() {
    if (!other.value) return
    draft.version = other.value.version
    other.value = undefined
    state.value = 'away'
    void save()
  }

  /** Nothing is saved any more: it was received, or given up. */
  function end() {
    over = true
    clearTimeout(timer)
    stop()
  }

  return { state, problem, other, outdated, expiresAt, save, takeOver, keepMine, end }
}
