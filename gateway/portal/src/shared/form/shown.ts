import { i18n, listed, named } from '../i18n'
import { money } from '../words/money'
import { regionName } from '../words/states'
import { day, month } from '../words/time'
import { isEmpty, type Field } from './values'

/** A value as a person reads it. */
export function shown(field: Field, value: unknown): string {
  const { t } = i18n.global
  if (isEmpty(value)) return t('common.notProvided')
  const option = (key: unknown) => named(field.options.find(one => one.value === String(key)) ?? { label: String(key) }, 'label')
  switch (field.type) {
    case 'BOOLEAN': return value === true || value === 'true' ? t('common.yes') : t('common.no')
    case 'CHOICE':
    case 'TEXT': return option(value)
    case 'CHOICES': return listed((value as unknown[]).map(option))
    case 'REGION': return regionName(String(value))
    case 'MONEY': return money(String(value))
    case 'DATE': return day(String(value))
    case 'MONTH': return month(String(value))
    default: return String(value)
  }
}
