import { i18n, languageOf } from '../i18n'

const zone = 'Asia/Shanghai'
const days = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' }),
}
const weekdays = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: zone, weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }),
}
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })

/** An instant in words, in the time of the offices: 2026年11月23日 周一 09:00. */
export function moment(instant: string | null | undefined): string {
  if (!instant) return ''
  const at = new Date(instant)
  const language = languageOf()
  return i18n.global.t('time.moment', { day: days[language].format(at), weekday: weekdays[language].format(at), clock: clock.format(at) })
}

/** A calendar day (2026-11-23) in words. */
export function day(date: string | null | undefined): string {
  return date ? days[languageOf()].format(new Date(`${date.slice(0, 10)}T12:00:00+08:00`)) : ''
}

/** A day of every year (06-01) in words. */
export function dayOfYear(monthAndDay: string | null | undefined): string {
  if (!monthAndDay) return ''
  const locale = languageOf() === 'en' ? 'en-GB' : 'zh-CN'
  // A leap year: it has every day.
  return new Intl.DateTimeFormat(locale, { timeZone: zone, month: 'long', day: 'numeric' }).format(new Date(`2024-${monthAndDay}T12:00:00+08:00`))
}

/** A month (2026-11) in words. */
export function month(value: string | null | undefined): string {
  if (!value) return ''
  const locale = languageOf() === 'en' ? 'en-GB' : 'zh-CN'
  return new Intl.DateTimeFormat(locale, { timeZone: zone, year: 'numeric', month: 'long' }).format(new Date(`${value.slice(0, 7)}-15T12:00:00+08:00`))
}

export interface Limit {
  amount?: number | null
  unit: string
}

/** A time limit in its own unit, which is never converted. */
export function limit(given: Limit | null | undefined): string {
  if (!given) return ''
  if (given.unit === 'IMMEDIATE') return i18n.global.t('time.IMMEDIATE')
  return i18n.global.t(`time.${given.unit}`, { n: given.amount ?? 0 }, { plural: given.amount ?? 0 })
}

/** A text of the services in which days are written in figures (2026-12-01 10:30), with the days in words. */
export function inWords(text: string): string {
  return text.replace(/(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])(?![\d-])/g, found => day(found))
}
