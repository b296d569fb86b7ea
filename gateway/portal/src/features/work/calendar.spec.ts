import { describe, expect, it } from 'vitest'
import { sessionsOn, workingTime, type WorkCalendar } from './calendar'

const calendar: WorkCalendar = {
  timetables: [{ seasons: [
    { from: '06-01', to: '09-30', sessions: ['08:00-12:00', '15:00-18:00'] },
    { from: '10-01', to: '05-31', sessions: ['08:00-12:00', '14:30-17:30'] },
  ] }],
  years: new Map([[2026, { year: 2026, off: [{ day: '2026-10-01' }, { day: '2026-10-02' }], work: [{ day: '2026-10-10' }] }]]),
}
const at = (text: string) => Date.parse(`${text}:00+08:00`)

describe('an office', () => {
  it('keeps the hours of its season', () => {
    expect(sessionsOn(calendar, '2026-07-01')).toEqual([[480, 720], [900, 1080]])
    expect(sessionsOn(calendar, '2026-12-01')).toEqual([[480, 720], [870, 1050]])
    expect(sessionsOn(calendar, '2026-01-05')).toEqual([[480, 720], [870, 1050]])
  })

  it('rests on weekends and holidays and works on make-up days', () => {
    expect(sessionsOn(calendar, '2026-11-28')).toEqual([])
    expect(sessionsOn(calendar, '2026-10-01')).toEqual([])
    expect(sessionsOn(calendar, '2026-10-10')).not.toEqual([])
  })
})

describe('working time', () => {
  it('leaves out the night, lunch and the weekend', () => {
    expect(workingTime(calendar, at('2026-11-27T17:00'), at('2026-11-30T08:30'))).toEqual({ over: false, days: 1, minutes: 60 })
    expect(workingTime(calendar, at('2026-11-30T11:30'), at('2026-11-30T15:00'))).toEqual({ over: false, days: 0, minutes: 60 })
  })

  it('counts days from tomorrow to the last one', () => {
    expect(workingTime(calendar, at('2026-11-26T09:00'), at('2026-12-01T17:30')).days).toBe(3)
  })

  it('says how long something is over', () => {
    expect(workingTime(calendar, at('2026-11-30T09:00'), at('2026-11-27T17:00'))).toEqual({ over: true, days: 1, minutes: 90 })
  })
})
