// Values in words: codes have names, numbers their digits, days their months.
import { i18n, languageOf, listed, named } from '@/shared/i18n'
import { regionName } from '@/shared/words/states'
import { day } from '@/shared/words/time'
import { itemName } from '@/features/work/catalogue'
import './words'
import { isMark, type Column, type Values } from './table'

const word = (key: string) => (i18n.global.te(key, i18n.global.locale.value as 'zh') ? i18n.global.t(key) : '')
/** What a column is called beside a value: what an empty one would mean is said where it is filled in. */
export const columnWords = (column: Column) => named(column, 'label').replace(/（空[^）]*）$|[,;] empty for .*$/, '')
const plainly = (code: string) => code.toLowerCase().replace(/[._-]+/g, ' ')

/** An option in words; the same code may say different things in different columns. */
export const optionWords = (column: Column, code: string) => word(`tables.option.${column.name}_${code}`) || word(`tables.option.${code}`) || plainly(code)

function textWords(column: Column, text: string): string {
  if (/^\d{6}$/.test(text)) return regionName(text)
  if (column.name === 'item') return itemName(text) || plainly(text)
  if (isMark(text)) return column.key ? '' : text
  if (/^[a-z]+(?:[._-][a-z]+)+$/.test(text)) return word(`tables.figure.${text.replace(/[.-]/g, '_')}`) || plainly(text)
  return text
}

export function told(column: Column, values: Values | undefined): string {
  const value = values?.[column.name ?? '']
  if (value === undefined || value === null || value === '') return ''
  switch (column.kind) {
    case 'YES_NO': return i18n.global.t(value === true || value === 'true' ? 'common.yes' : 'common.no')
    case 'CHOICE': return optionWords(column, String(value))
    case 'CHOICES': return listed((value as unknown[]).map(one => optionWords(column, String(one))))
    case 'DATE': return day(String(value))
    case 'NUMBER': return Number(value).toLocaleString(languageOf() === 'en' ? 'en-GB' : 'zh-CN', { maximumFractionDigits: 6 })
    case 'WHOLE': return String(value)
    default: return textWords(column, String(value))
  }
}

export const nameOfLine = (telling: Column[], values: Values | undefined) => telling.map(column => told(column, values)).filter(Boolean).join(' · ')

/** Where a line comes from, and whether somebody still has to look it up: [V] was read there, [W] on one page, [U] nowhere. */
export function sourceOf(source: string | null | undefined): { text: string; mark: '' | 'once' | 'unchecked' } {
  const marks = (source ?? '').match(/\[[VWU](?:\/[VWU])*\]/g)?.join('') ?? ''
  const text = (source ?? '').replace(/\s*\[[VWU](?:\/[VWU])*\]/g, '').trim()
  return { text, mark: marks.includes('U') ? 'unchecked' : marks.includes('W') ? 'once' : '' }
}
