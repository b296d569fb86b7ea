import type { Case, Line, Review } from './useCase'

/** What a lane draws, in hundredths of the whole width. Everything it draws is also said in words beside it. */
export interface Lane {
  review: Review
  /** What has passed of it. */
  past?: { from: number; to: number; tone: 'done' | 'bad' | 'running' | 'stopped' }
  /** What is still to come: until its limit, or where it is expected. */
  ahead?: { from: number; to: number; sure: boolean }
  marks: { at: number; tone: string }[]
}

const TONES: Record<string, string> = {
  REVIEW_APPROVED: 'good', COMPLETED: 'good', REVIEW_REFUSED: 'bad', OVERDUE: 'bad', ESCALATED: 'bad', CORRECTION_REQUESTED: 'warn', DUE_SOON: 'warn', WITHDRAWAL_REQUESTED: 'warn',
}
export const toneOf = (kind: string) => TONES[kind] ?? ''

const ENDS = ['REVIEW_APPROVED', 'REVIEW_REFUSED', 'REVIEW_WITHDRAWN', 'ITEM_SKIPPED']

/**
 * The lanes of a case over one axis, from its submission to the last thing that is known or expected.
 * @param expected when an item is through if every promise is kept; @param begins when an item that waits may begin
 */
export function lanesOf(application: Case, timeline: Line[], expected: Record<string, string>, begins: (review: Review) => string | undefined, now: number) {
  const time = (at: string) => Date.parse(at)
  const from = time(application.submittedAt)
  const ends = [
    application.endedAt ? time(application.endedAt) : now,
    // Once it is over, limits that were not needed are no part of its length.
    ...(application.endedAt ? [] : application.reviews).flatMap(review => [review.dueAt, review.state === 'WAITING' ? expected[review.item] : null]).filter(Boolean).map(at => time(at as string)),
    ...timeline.map(line => time(line.at)),
  ]
  const to = Math.max(from + 60_000, ...ends)
  const place = (at: number) => Math.min(100, Math.max(0, (100 * (at - from)) / (to - from)))

  const lanes = application.reviews.map((review): Lane => {
    const lines = timeline.filter(line => line.reviewId && line.reviewId === review.reviewId)
    const marks = lines.map(line => ({ at: place(time(line.at)), tone: toneOf(line.kind) }))
    if (!review.receivedAt) {
      const until = expected[review.item]
      if (review.state !== 'WAITING' || !until || application.endedAt) return { review, marks }
      const start = begins(review)
      return { review, marks, ahead: { from: place(Math.max(start ? time(start) : now, from)), to: place(time(until)), sure: false } }
    }
    const begun = place(time(review.receivedAt))
    const ended = lines.filter(line => ENDS.includes(line.kind)).at(-1)
    if (ended || ['APPROVED', 'REFUSED', 'WITHDRAWN', 'SKIPPED'].includes(review.state)) {
      const at = place(ended ? time(ended.at) : application.endedAt ? time(application.endedAt) : now)
      return { review, marks, past: { from: begun, to: at, tone: review.state === 'APPROVED' ? 'done' : review.state === 'REFUSED' ? 'bad' : 'stopped' } }
    }
    return {
      review,
      marks,
      past: { from: begun, to: place(now), tone: review.clockRunning ? 'running' : 'stopped' },
      ahead: review.dueAt && time(review.dueAt) > now ? { from: place(now), to: place(time(review.dueAt)), sure: true } : undefined,
    }
  })
  return { lanes, today: application.endedAt ? undefined : place(now), from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

/** How far the whole thing is, in numbers. */
export function tally(reviews: Review[]) {
  const counted = reviews.filter(review => review.state !== 'SKIPPED')
  return {
    all: counted.length,
    done: counted.filter(review => review.state === 'APPROVED').length,
    ended: counted.filter(review => ['REFUSED', 'WITHDRAWN'].includes(review.state)).length,
    running: counted.filter(review => ['OPEN', 'IN_REVIEW', 'CORRECTION_REQUESTED'].includes(review.state)).length,
    waiting: counted.filter(review => review.state === 'WAITING').length,
  }
}
