import { computed, ref, shallowRef, type Ref } from 'vue'
import { answerOf, department, engine, Problem, toProblem, type Department, type Engine } from '@/shared/api'
import { send } from '@/shared/api/http'
import { session } from '@/shared/session'
import { tellNow } from '@/features/work/now'
import { useReviewStream } from '@/features/work/stream'

export type Detail = Department['Detail']
export interface Material { id: string; key: string; name: string; size: number; replaced: boolean }
interface HandedIn { key: string; files: { id: string; name: string; size: number; replacedAt: string | null }[] }

/** A review with all that belongs to it, read again whenever somebody touches it. What was typed is kept elsewhere. */
export function useReview(service: string, id: string) {
  const detail = shallowRef<Detail>()
  const problem = shallowRef<Problem>()
  const clock = shallowRef<Engine['ClockView']>()
  const extensions = shallowRef<Engine['ExtensionRequest'][]>([])
  const since = shallowRef<Department['SinceThen']>()
  const trace = shallowRef<Department['Trace']>()
  const deferral = shallowRef<Department['DeferralView']>()
  /** What the notice asked this applicant for, with the files that came; nobody else than who may see those learns it. */
  const handedIn = shallowRef<HandedIn[]>()
  const asked = computed(() => handedIn.value && new Set(handedIn.value.map(one => one.key)))
  const files = computed<Material[]>(() => (handedIn.value ?? []).flatMap(one => one.files.map(file => ({ id: file.id, key: one.key, name: file.name, size: file.size, replaced: !!file.replacedAt }))))
  /** Who changed it meanwhile, while it was open here. */
  const news = ref<{ act: string; by: string; at: string }>()
  const path = { params: { path: { id } } }
  const client = department(service)

  async function loadClock(caseId: string) {
    const [clocks, asked] = await Promise.all([
      answerOf(engine.GET('/api/cases/{caseId}/clocks', { params: { path: { caseId } } })).catch(() => []),
      answerOf(engine.GET('/api/cases/{caseId}/reviews/{reviewId}/clock/extensions', { params: { path: { caseId, reviewId: id } } }) as Promise<{ data?: Engine['ExtensionRequest'][] }>).catch(() => []),
    ])
    clock.value = clocks.find(one => one.reviewId === id)
    extensions.value = asked ?? []
  }

  async function loadLook() {
    const found = await answerOf(client.GET('/api/reviews/{id}/look', path)).catch(() => undefined)
    since.value = found
    // Nothing new, or the first look of all: from now on this is what he has seen.
    if (found && !found.fields.length && !found.history.length && found.seenVersion !== found.version) await looked(found.version)
  }

  /** Every look is on record for the applicant: the list is asked for once, and again when something has been handed in. */
  let filesOf = ''
  async function loadFiles(found: Detail) {
    const came = found.history.filter(entry => ['FILED', 'FORM_CHANGED', 'CORRECTION_ANSWERED', 'DEFERRED_SUPPLIED'].includes(entry.act)).length
    if (filesOf === String(came) || !session.me?.roles.includes('approver')) return
    filesOf = String(came)
    try {
      handedIn.value = ((await (await send(`/api/materials/reviews/${encodeURIComponent(id)}`)).json()) as { materials: HandedIn[] }).materials
    } catch {
      filesOf = ''
      handedIn.value = undefined
    }
  }

  async function looked(version: number) {
    await client.PUT('/api/reviews/{id}/look', { ...path, body: { version } }).catch(() => {})
  }

  async function load() {
    try {
      const found = await answerOf(client.GET('/api/reviews/{id}', path))
      tellNow(found.now)
      detail.value = found
      problem.value = undefined
      await Promise.all([
        loadClock(found.review.caseId),
        loadLook(),
        answerOf(client.GET('/api/reviews/{id}/trace', path)).then(one => { trace.value = one }, () => { trace.value = undefined }),
        answerOf(client.GET('/api/reviews/{id}/deferral', path)).then(one => { deferral.value = one }, () => { deferral.value = undefined }),
        loadFiles(found),
      ])
    } catch (error) {
      problem.value = toProblem(error)
    }
  }

  /** He has seen what was marked as changed. */
  async function seen() {
    if (!since.value) return
    await looked(since.value.version)
    await loadLook()
    since.value = since.value && { ...since.value, fields: [], history: [] }
  }

  let soon: ReturnType<typeof setTimeout> | undefined
  const live = useReviewStream(ref([service]), {
    told: told => {
      if (told.reviewId !== id || (detail.value && told.version === detail.value.review.version && told.status === detail.value.review.status && told.lamp === detail.value.review.lamp)) return
      clearTimeout(soon)
      soon = setTimeout(async () => {
        const before = detail.value?.review.version ?? 0
        await load()
        const last = detail.value?.history.at(-1)
        if (last && (detail.value?.review.version ?? 0) > before) news.value = { act: last.act, by: last.by, at: last.at }
      }, 300)
    },
    reload: () => void load(),
  })

  return { detail, problem, clock, extensions, since, trace, deferral, files, asked, news, load, seen, broken: computed(() => live.broken.value.size > 0), client, path }
}

export type Review = ReturnType<typeof useReview>

/** What was typed stays over a reload of the page, until it was sent. */
export function useTyped<T extends object>(key: string, empty: () => T): { typed: Ref<T>; forget: () => void } {
  const kept = sessionStorage.getItem(key)
  let first = empty()
  try {
    if (kept) first = { ...first, ...(JSON.parse(kept) as T) }
  } catch {
    sessionStorage.removeItem(key)
  }
  const typed = ref(first) as Ref<T>
  const timer = setInterval(() => {
    if (JSON.stringify(typed.value) !== JSON.stringify(empty())) sessionStorage.setItem(key, JSON.stringify(typed.value))
  }, 1000)
  addEventListener('pagehide', () => clearInterval(timer), { once: true })
  return {
    typed,
    forget: () => {
      typed.value = empty()
      sessionStorage.removeItem(key)
    },
  }
}
