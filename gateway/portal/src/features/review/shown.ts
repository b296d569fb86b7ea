import { i18n, languageOf } from '@/shared/i18n'
import { day } from '@/shared/words/time'
import { regionName } from '@/shared/words/states'
import type { Department } from '@/shared/api'

export type Value = Department['FormValue']

/** A value of the form as a person reads it. */
export function shownValue(value: Pick<Value, 'type' | 'value' | 'shown'>): string {
  if (value.type === 'REGION' && value.value) return regionName(String(value.value)) || value.shown
  if (value.type === 'DATE' && languageOf() === 'en' && value.value) return day(String(value.value))
  return value.shown ?? ''
}

/** A fact that another item brought: true, a day, or as it stands. */
export function shownFact(text: string): string {
  if (text === 'true') return i18n.global.t('common.yes')
  if (text === 'false') return i18n.global.t('common.no')
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text
}

/** Whole value in one line, also of a list: what changed is shown beside what it was. */
export function inOneLine(value: Value): string {
  if (!value.rows) return shownValue(value)
  return value.rows.map(row => row.map(shownValue).filter(Boolean).join(' ')).join(languageOf() === 'en' ? '; ' : '；')
}
