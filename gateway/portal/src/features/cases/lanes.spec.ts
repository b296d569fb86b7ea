import { describe, expect, it } from 'vitest'
import { lanesOf, tally } from './lanes'
import type { Case, Line, Review } from './useCase'

const review = (item: string, state: string, more: Partial<Review> = {}) => ({ item, reviewId: null, state, receivedAt: null, dueAt: null, clockRunning: false, waitsFor: [], ...more }) as unknown as Review
const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString()
const acase = (reviews: Review[], endedAt: string | null = null) => ({ submittedAt: at(0), endedAt, reviews }) as unknown as Case

describe('the lanes of a case', () => {
  const tax = review('tax', 'APPROVED', { reviewId: '1', receivedAt: at(0) })
  const title = review('title', 'IN_REVIEW', { reviewId: '2', receivedAt: at(2), dueAt: at(8), clockRunning: true })
  const power = review('power', 'WAITING')
  const timeline = [{ reviewId: '1', kind: 'REVIEW_APPROVED', at: at(2) }] as unknown as Line[]

  const { lanes, today } = lanesOf(acase([tax, title, power]), timeline, { power: at(10) }, () => at(8), Date.parse(at(5)))

  it('share one axis, from the submission to the last thing that is expected', () => {
    expect(today).toBe(50)
    expect(lanes[0].past).toEqual({ from: 0, to: 20, tone: 'done' })
  })

  it('show what runs until its limit', () => {
    expect(lanes[1].past).toEqual({ from: 20, to: 50, tone: 'running' })
    expect(lanes[1].ahead).toEqual({ from: 50, to: 80, sure: true })
  })

  it('show what waits where it is expected, and that this is not sure', () => {
    expect(lanes[2].past).toBeUndefined()
    expect(lanes[2].ahead).toEqual({ from: 80, to: 100, sure: false })
  })

  it('never leave the axis', () => {
    const late = review('late', 'OPEN', { reviewId: '3', receivedAt: at(0), dueAt: at(1), clockRunning: true })
    const drawn = lanesOf(acase([late]), [], {}, () => undefined, Date.parse(at(6))).lanes[0]

    expect(drawn.past).toEqual({ from: 0, to: 100, tone: 'running' })
    expect(drawn.ahead).toBeUndefined()
  })

  it('have no today once the case has ended', () => {
    expect(lanesOf(acase([tax], at(3)), timeline, {}, () => undefined, Date.parse(at(20))).today).toBeUndefined()
  })

  it('are counted without what is not needed', () => {
    expect(tally([tax, title, power, review('x', 'SKIPPED'), review('y', 'REFUSED')])).toEqual({ all: 4, done: 1, ended: 1, running: 1, waiting: 1 })
  })
})
