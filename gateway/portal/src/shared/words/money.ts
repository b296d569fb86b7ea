import { i18n, languageOf } from '../i18n'

export function amount(value: number | string): string {
  return Number(value).toLocaleString(languageOf() === 'en' ? 'en-GB' : 'zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: 2 })
}

/** An amount with its currency, as a person reads it. */
export const money = (value: number | string) => i18n.global.t('common.cny', { amount: amount(value) })
