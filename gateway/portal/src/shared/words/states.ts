import { i18n } from '../i18n'

export type Tone = 'calm' | 'good' | 'warn' | 'bad' | 'plain'

const TONES: Record<string, Record<string, Tone>> = {
  case: { SUBMITTED: 'calm', IN_PROGRESS: 'calm', WITHDRAWAL_REQUESTED: 'warn', DONE: 'good', PARTIAL: 'warn', REFUSED: 'bad', WITHDRAWN: 'plain' },
  review: { WAITING: 'plain', OPEN: 'calm', IN_REVIEW: 'calm', CORRECTION_REQUESTED: 'warn', APPROVED: 'good', REFUSED: 'bad', WITHDRAWN: 'plain', SKIPPED: 'plain' },
  lamp: { GREEN: 'good', YELLOW: 'warn', RED: 'bad' },
  certificate: { VALID: 'good', SUSPENDED: 'warn', EXPIRED: 'bad', CANCELLED: 'bad', REVOKED: 'bad', REPLACED: 'warn', UNKNOWN: 'warn' },
}

/** A state in words and its tone; a code nobody has words for is never shown as it is. */
export function stateOf(kind: string, state: string): { text: string; tone: Tone } {
  const key = `state.${kind}.${state}`
  return { text: i18n.global.te(key, i18n.global.locale.value as 'zh') ? i18n.global.t(key) : i18n.global.t('state.unknown'), tone: TONES[kind]?.[state] ?? 'plain' }
}

/** More states, of a feature of its own. Their words stand under `state.<kind>` of what it adds. */
export function addTones(kind: string, tones: Record<string, Tone>) {
  TONES[kind] = { ...TONES[kind], ...tones }
}

export function regionName(code: string | null | undefined): string {
  if (!code) return ''
  return i18n.global.te(`region.${code}`) ? i18n.global.t(`region.${code}`) : code
}

export const REGIONS = ['350500', '350502', '350503', '350504', '350505', '350521', '350524', '350525', '350526', '350581', '350582', '350583']
