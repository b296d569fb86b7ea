// Working time between two moments, by the office's own hours and the year's holidays and make-up days.
import { shallowReactive } from 'vue'
import { answerOf, engine } from '@/shared/api'

export interface Season { from: string; to: string; sessions: string[] }
export interface Timetable { validFrom?: string | null; seasons: Season[] }
export interface Year { year: number; off: { day: string }[]; work: { day: string }[] }
export interface WorkCalendar { years: Map<number, Year>; timetables: Timetable[] }

const MINUTE = 60_000
const DAY = 86_400_000
// The offices know no summer time.
const OFFSET = 8 * 3_600_000

const dayOf = (at: number) => new Date(at + OFFSET).toISOString().slice(0, 10)
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`) - OFFSET

function minutesOf(clock: string) {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

function holds(season: Season, day: string) {
  const mark = day.slice(5)
  return season.from <= season.to ? season.from <= mark && mark <= season.to : mark >= season.from || mark <= season.to
}

/** When the office is open on a day, in minutes after midnight. */
export function sessionsOn(calendar: WorkCalendar, day: string): [number, number][] {
  const year = calendar.years.get(Number(day.slice(0, 4)))
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  const open = year?.work.some(one => one.day === day) || (!weekend && !year?.off.some(one => one.day === day))
  if (!open) return []
  const timetable = calendar.timetables.filter(one => !one.validFrom || one.validFrom <= day).at(-1)
  const season = timetable?.seasons.find(one => holds(one, day))
  return (season?.sessions ?? []).map(session => session.split('-').map(minutesOf) as [number, number])
}

export interface Left {
  /** Time left is over. */
  over: boolean
  /** Working days after today, the last one included; of what is over, those that have passed since. */
  days: number
  /** Working minutes between now and then. */
  minutes: number
}

export function workingTime(calendar: WorkCalendar, now: number, due: number): Left {
  const over = due <= now
  const [from, to] = over ? [due, now] : [now, due]
  const first = dayOf(from)
  const last = dayOf(to)
  let minutes = 0
  let days = 0
  for (let at = midnight(first); dayOf(at) <= last; at += DAY) {
    const day = dayOf(at)
    const sessions = sessionsOn(calendar, day)
    if (sessions.length && day !== first) days++
    for (const [begins, ends] of sessions) {
      minutes += Math.max(0, Math.min(to, at + ends * MINUTE) - Math.max(from, at + begins * MINUTE)) / MINUTE
    }
  }
  return { over, days, minutes: Math.floor(minutes) }
}

const kept = shallowReactive(new Map<string, WorkCalendar>())
const asked = new Set<string>()
const years = new Map<number, Promise<Year>>()

function yearOf(year: number): Promise<Year> {
  let found = years.get(year)
  if (found === undefined) {
    found = answerOf(engine.GET('/api/calendar/years/{year}', { params: { path: { year } } })) as Promise<Year>
    years.set(year, found)
    found.catch(() => years.delete(year))
  }
  return found
}

/** The calendar of an office; undefined until it is loaded, and then what shows it is drawn again. */
export function calendarOf(office: string, year: number): WorkCalendar | undefined {
  const key = `${office}|${year}`
  if (!asked.has(key)) {
    asked.add(key)
    void Promise.all([
      answerOf(engine.GET('/api/calendar/office-hours/{office}', { params: { path: { office } } })),
      ...[year - 1, year, year + 1].map(one => yearOf(one).catch((): Year => ({ year: one, off: [], work: [] }))),
    ])
      .then(([hours, ...found]) => kept.set(key, { timetables: (hours as { timetables: Timetable[] }).timetables, years: new Map((found as Year[]).map(one => [one.year, one])) }))
      // Without it only the day is shown.
      .catch(() => asked.delete(key))
  }
  return kept.get(key)
}
