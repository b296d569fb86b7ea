import { computed, ref, shallowRef, watch } from 'vue'
import { allOf, answerOf, engine, intake, toProblem, type Engine, type Intake, type Problem } from '@/shared/api'
import { useChanges } from '@/shared/live/useChanges'

export type Case = Intake['ApplicationView']
export type Review = Intake['ReviewView']
export type Line = Intake['TimelineLine']
export type Clock = Engine['ClockView']
export type Edge = Engine['Edge']

/** How much of a limit is left, in the unit of the offices. */
export interface WorkingTime {
  days: number
  hours: number
}

const HOURS = 8
const DAYS = 60

/** One case with everything its page shows, looked at again whenever something has changed, until it has ended. */
export function useCase(id: string) {
  const application = shallowRef<Case>()
  const timeline = shallowRef<Line[]>([])
  const clocks = shallowRef<Clock[]>([])
  const edges = shallowRef<Edge[]>([])
  /** When every item is through if every promise is kept, counted from the day of submission. */
  const promised = shallowRef<{ total?: string; items: Record<string, string> }>({ items: {} })
  /** When limits of one, two, three … working hours and days that begin now would end. */
  const steps = shallowRef<{ hours: number[]; days: number[]; asked: number }>()
  const problem = shallowRef<Problem>()
  const stale = ref(false)
  let seen = ''

  // The platform's own clock may run ahead of this device's; what has happened has happened before now.
  const now = () => Math.max(Date.now(), ...timeline.value.map(line => Date.parse(line.at)))

  async function look() {
    try {
      const [found, lines] = await Promise.all([
        answerOf(intake.GET('/api/applications/{id}', { params: { path: { id } } })),
        allOf<Line>(after => answerOf(intake.GET('/api/applications/{id}/timeline', { params: { path: { id }, query: { limit: 100, after } } })) as Promise<{ items: Line[]; next?: string }>),
      ])
      stale.value = false
      problem.value = undefined
      const said = JSON.stringify([found, lines])
      if (said === seen) return
      const first = !seen
      seen = said
      timeline.value = lines
      application.value = found
      await Promise.allSettled([lookAtClocks(), first ? lookAtPlan(found!) : undefined, count(found!)])
    } catch (error) {
      // What is shown stays while the platform is away.
      if (application.value) stale.value = true
      else problem.value = toProblem(error)
    }
  }

  async function lookAtClocks() {
    clocks.value = ((await answerOf(engine.GET('/api/cases/{caseId}/clocks', { params: { path: { caseId: id } } }))) ?? []) as Clock[]
  }

  async function lookAtPlan(found: Case) {
    const [bundle, due] = await Promise.all([
      answerOf(engine.GET('/api/catalogue/bundles/{key}', { params: { path: { key: found.bundle }, query: { version: found.bundleVersion } } })),
      answerOf(engine.GET('/api/catalogue/bundles/{key}/promise', { params: { path: { key: found.bundle }, query: { start: found.submittedAt, item: found.reviews.map(review => review.item), office: found.region } } })),
    ])
    edges.value = (bundle as Engine['Bundle']).edges
    promised.value = due as { total: string; items: Record<string, string> }
  }

  async function count(found: Case) {
    if (found.endedAt || (steps.value && now() - steps.value.asked < 5 * 60_000)) return
    const start = new Date(now()).toISOString()
    const asked = [
      ...Array.from({ length: HOURS }, (_, index) => ({ start, amount: index + 1, unit: 'WORKING_HOUR', office: found.region })),
      ...Array.from({ length: DAYS }, (_, index) => ({ start, amount: index + 1, unit: 'WORKING_DAY', office: found.region })),
    ]
    const answers = ((await answerOf(engine.POST('/api/calendar/due', { body: asked as never }))) ?? []) as Engine['DueAnswer'][]
    const ends = answers.map(answer => Date.parse(answer.due))
    steps.value = { hours: ends.slice(0, HOURS), days: ends.slice(HOURS), asked: now() }
  }

  /** Working time until an instant; undefined while it is not known. */
  function left(until: string | null | undefined): WorkingTime | undefined {
    if (!until || !steps.value) return undefined
    const end = Date.parse(until)
    return { days: steps.value.days.filter(one => one <= end).length, hours: steps.value.hours.filter(one => one <= end).length }
  }

  const clockOf = (review: Review) => clocks.value.find(clock => clock.reviewId === review.reviewId)

  /** Names of the items that must have a result before this one can begin. */
  function waitsFor(review: Review): Review[] {
    const reviews = application.value?.reviews ?? []
    const keys = review.waitsFor.length ? review.waitsFor : review.state === 'WAITING' ? edges.value.filter(edge => edge.to === review.item && edge.kind !== 'DEC').map(edge => edge.from) : []
    return reviews.filter(other => keys.includes(other.item) && !['APPROVED', 'SKIPPED'].includes(other.state))
  }

  const predictedEnd = computed(() => {
    const found = application.value
    if (!found || found.endedAt) return undefined
    const ends = [promised.value.total, ...found.reviews.map(review => review.dueAt)].filter(Boolean).map(at => Date.parse(at as string))
    return ends.length ? new Date(Math.max(...ends)).toISOString() : undefined
  })

  const provisional = computed(() => application.value?.reviews.some(review => review.provisional) ?? false)

  void look()
  const { broken } = useChanges(`/api/applications/${encodeURIComponent(id)}/stream`, look, () => Boolean(application.value?.endedAt))
  watch(broken, now => { if (application.value && !application.value.endedAt) stale.value = now })

  return { application, timeline, clocks, promised, problem, stale, look, left, clockOf, waitsFor, predictedEnd, provisional, now }
}
