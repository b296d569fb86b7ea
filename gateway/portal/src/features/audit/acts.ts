import { i18n } from '@/shared/i18n'
import { bundleName, itemName } from '@/features/work/catalogue'

export interface Entry { id: number; seq?: number | null; at: string; actorId?: string | null; actor: string; act: string; subject?: string | null; detail?: string | null; hash?: string | null }

/** The word for what was asked (`POST /api/reviews/{id}/approve`): by the last part of its address that names a deed or a thing. */
export function keyOf(act: string): string {
  // No address: no person asked for it.
  if (/^[A-Z_]+$/.test(act)) return `alone.${act}`
  const [method, path = ''] = act.split(' ')
  const parts = path.split('/').filter(part => part && part !== 'api' && !part.startsWith('{'))
  const last = parts.at(-1)?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '') ?? ''
  if (parts[0] === 'editing' && last !== 'drafts') return `${parts[1] === 'changes' ? 'changes' : 'drafts'}_${last}`
  return method === 'POST' && parts.length > 1 && last !== 'drafts' ? last : `${last}_${method.toLowerCase()}`
}

/** What is asked for by: persons, or what decides where no person does. */
export const KINDS = ['PERSON', 'RULES', 'CLOCK', 'BUNDLE', 'CASE', 'FILE', 'CHECK'] as const

/** Who acted, in words; what decided without a person is told as what it is: rules of a version, a clock with its article. */
export function actorWords(entry: { actorId?: string | null; actor: string; detail?: string | null }): { text: string; below?: string } {
  const [, kind, which] = /^(rules|bundle|clock|case|file|check):(.+)$/.exec(entry.actorId ?? '') ?? []
  if (!kind || !which) return { text: entry.actor }
  const [key = which, version] = which.split('@')
  const t = i18n.global.t
  if (kind === 'clock') {
    const word = `audit.alone.${which}`
    const why = which === 'UNDO_WINDOW' ? t('audit.undoWindow') : i18n.global.te(word, i18n.global.locale.value as 'zh') ? t(word) : which
    return { text: t('audit.by.clock', { why }), below: entry.actor === which ? undefined : entry.actor }
  }
  if (kind === 'case') {
    const word = `audit.ground.${which}`
    return { text: t('audit.by.case', { why: i18n.global.te(word, i18n.global.locale.value as 'zh') ? t(word) : which }) }
  }
  if (kind === 'check') return { text: t('audit.by.check') }
  const chinese = entry.actor === key ? undefined : entry.actor
  // A file is a bundle's or an item's; which, stands with the act.
  const published = kind === 'file' ? String(detailOf({ detail: entry.detail ?? '' }).kind ?? '') : kind === 'rules' ? 'item' : kind
  const name = published === 'item' ? itemName(key, chinese) : published === 'bundle' ? bundleName(key) : ''
  return { text: t(`audit.by.${kind}`, { name: name || entry.actor, version: version ?? '' }) }
}

/** What was done, in words; an act that nobody has words for is told as what was asked. */
export function actWords(act: string): { text: string; known: boolean } {
  const found = keyOf(act)
  const key = found.startsWith('alone.') ? `audit.${found}` : `audit.act.${found}`
  return i18n.global.te(key, i18n.global.locale.value as 'zh') ? { text: i18n.global.t(key), known: true } : { text: i18n.global.t('audit.otherAct'), known: false }
}

function detailOf(entry: Pick<Entry, 'detail'>): Record<string, unknown> {
  try {
    return (JSON.parse(entry.detail || '{}') ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Reasons that were given with the act, or that the law or the course of the case gave. */
export function reasonOf(entry: Pick<Entry, 'detail'>): string {
  const { why, reason, article, ground } = detailOf(entry)
  const word = `audit.ground.${String(ground)}`
  return String(why ?? reason ?? article ?? (ground && i18n.global.te(word, i18n.global.locale.value as 'zh') ? i18n.global.t(word) : ''))
}

/** What the act was about: an item or a bundle by its name, a draft or a case with the way to it. */
export function aboutWords(entry: Pick<Entry, 'act' | 'subject' | 'detail'>): { text: string; to?: string } | undefined {
  const { item, kind, key } = detailOf(entry)
  const subject = entry.subject ?? ''
  if (/ \/api\/editing\/drafts\/\{/.test(entry.act) && subject) return { text: i18n.global.t('audit.toDraft'), to: `/work/administration/drafts/${subject}` }
  if (/ \/api\/cases\/\{/.test(entry.act) && subject) return { text: i18n.global.t('audit.toCase'), to: `/work/administration/watching/cases/${subject.split('/')[0]}` }
  const name = kind === 'bundle' ? bundleName(String(key)) : item || kind === 'item' ? itemName(String(item ?? key)) : ''
  return name ? { text: name } : undefined
}
