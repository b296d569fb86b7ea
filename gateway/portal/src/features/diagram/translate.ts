import { languageOf } from '@/shared/i18n'
import chinese from './modeler-zh.json'

const known = chinese as Record<string, string>

/** What the modeler says, in the language of the page; it asks in English. */
export function translate(template: string, replacements: Record<string, string> = {}): string {
  const text = languageOf() === 'zh' ? known[template] ?? template : template
  return text.replace(/\{([^}]+)\}/g, (_, name: string) => replacements[name] ?? `{${name}}`)
}
