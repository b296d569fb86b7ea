// What the pages of officers, leads and supervisors have in common: their words first.
import { addWords, i18n } from '@/shared/i18n'
import { addTones } from '@/shared/words/states'
import en from './words/en.json'
import zh from './words/zh.json'

addWords('work', zh, en)
i18n.global.mergeLocaleMessage('zh', { state: zh.state })
i18n.global.mergeLocaleMessage('en', { state: en.state })
addTones('status', { REQUESTED: 'plain', OPEN: 'calm', CLAIMED: 'calm', CORRECTION_REQUESTED: 'warn', DECIDING: 'warn', APPROVED: 'good', REFUSED: 'bad', WITHDRAWN: 'plain' })
addTones('finding', { PASS: 'good', WARN: 'warn', BLOCK: 'bad' })
addTones('order', { ISSUED: 'warn', REPLIED: 'calm', RETURNED: 'bad', ACCEPTED: 'good', ENDED: 'plain', WAITING: 'warn' })
addTones('clock', { OPEN: 'plain', RECEIVED: 'calm', RUNNING: 'calm', PAUSED: 'warn', AWAITING_CORRECTION: 'warn', STOPPED: 'plain' })
addTones('voice', { AGREE: 'good', OBJECT: 'bad', NONE: 'warn' })

const known = (key: string) => i18n.global.te(key, i18n.global.locale.value as 'zh')

/** A code in words; one that nobody has words for is not shown. */
export function wordOf(kind: string, code: string | null | undefined): string {
  if (!code) return ''
  const key = `work.${kind}.${code.replace(/\./g, '_')}`
  return known(key) ? i18n.global.t(key) : ''
}
