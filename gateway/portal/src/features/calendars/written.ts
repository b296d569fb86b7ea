import { i18n } from '@/shared/i18n'
import { moment } from '@/shared/words/time'
import './words'

/** What the engine writes under a version that came from its files. */
const FROM_FILES = 'seed'

/** Who wrote a calendar or office hours, when and why. */
export function writtenWords(version: { author?: string; at?: string; reason?: string }): string {
  const said = { who: version.author, when: moment(version.at), why: version.reason }
  return i18n.global.t(version.author === FROM_FILES ? 'calendars.cameAlong' : 'calendars.writtenBy', said)
}
