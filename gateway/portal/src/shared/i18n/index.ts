import { createI18n } from 'vue-i18n'
import en from './en.json'
import zh from './zh.json'

export type Language = 'zh' | 'en'
type Words = { [key: string]: string | Words }

const KEPT = 'yijianshi.language'

export const i18n = createI18n({
  legacy: false,
  locale: localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh',
  fallbackLocale: 'zh',
  // Both catalogues have the same keys: a test holds them to it.
  messages: { zh: zh as Words, en: en as Words },
})

export const languageOf = (): Language => i18n.global.locale.value as Language

function tellTheDocument() {
  document.documentElement.lang = languageOf() === 'en' ? 'en' : 'zh-CN'
}

export function setLanguage(language: Language) {
  i18n.global.locale.value = language
  localStorage.setItem(KEPT, language)
  tellTheDocument()
}

tellTheDocument()

/** The words of a feature, under its own name; they come with its pages. */
export function addWords(feature: string, chinese: Words, english: Words) {
  i18n.global.mergeLocaleMessage('zh', { [feature]: chinese })
  i18n.global.mergeLocaleMessage('en', { [feature]: english })
}

/** The name of a thing that came in both languages, as `name` and `nameEn`. */
export function named(thing: object | null | undefined, key = 'name'): string {
  const words = (thing ?? {}) as Record<string, unknown>
  return String((languageOf() === 'en' && words[`${key}En`]) || words[key] || '')
}

/** Things in a row, as the language writes them. */
export const listed = (words: string[]) => words.join(languageOf() === 'en' ? ', ' : '、')
