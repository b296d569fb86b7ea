import { i18n } from '@/shared/i18n'
import type { WorkingTime } from './useCase'

/** Working time that is left, in words; empty while it is not known. */
export function leftInWords(left: WorkingTime | undefined): string {
  const { t } = i18n.global
  if (!left) return ''
  if (left.days >= 60) return t('cases.leftMany', { n: left.days })
  if (left.days >= 1) return t('cases.leftDays', { n: left.days }, { plural: left.days })
  if (left.hours >= 1) return t('cases.leftHours', { n: left.hours }, { plural: left.hours })
  return t('cases.leftLittle')
}
