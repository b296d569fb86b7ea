import { i18n } from '@/shared/i18n'

/** How long something is past due, in the working time of its office. */
export function overWords(over: { workingDays: number; workingMinutes: number }): string {
  const { t } = i18n.global
  const hours = Math.floor(over.workingMinutes / 60)
  const minutes = over.workingMinutes % 60
  const time = over.workingDays > 0 ? t('work.left.days', { n: over.workingDays }, { plural: over.workingDays }) : hours > 0 ? t('work.left.hours', { h: hours, m: minutes }) : t('work.left.minutes', { m: minutes })
  return t('work.left.over', { time })
}
