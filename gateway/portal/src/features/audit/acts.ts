import { i18n } from '@/shared/i18n'

/** The word for what was asked (`POST /api/reviews/{id}/approve`): by the last part of its address that names a deed or a thing. */
export function keyOf(act: string): string {
  const [method, path = ''] = act.split(' ')
  const parts = path.split('/').filter(part => part && part !== 'api' && !part.startsWith('{'))
  const last = parts.at(-1)?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '') ?? ''
  if (parts[0] === 'editing' && last !== 'drafts') return `drafts_${last}`
  return method === 'POST' && parts.length > 1 && last !== 'drafts' ? last : `${last}_${method.toLowerCase()}`
}

/** What was done, in words; an act that nobody has words for is told as what was asked. */
export function actWords(act: string): { text: string; known: boolean } {
  const key = `audit.act.${keyOf(act)}`
  return i18n.global.te(key, i18n.global.locale.value as 'zh') ? { text: i18n.global.t(key), known: true } : { text: i18n.global.t('audit.otherAct'), known: false }
}
