/** The name that a source gives itself, in a language; read from the text, because it may be unsound for the moment. */
export function titleOf(source: string, language: 'zh' | 'en'): string {
  const found = /^name:\s*\[(.*)\]\s*(?:#.*)?$/m.exec(source)
  if (!found) return ''
  const parts = [...found[1].matchAll(/\s*(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"|([^,'"]+))\s*(?:,|$)/g)].map(([, single, double, plain]) => (single?.replaceAll("''", "'") ?? double ?? plain ?? '').trim())
  return (language === 'en' ? parts[1] || parts[0] : parts[0]) ?? ''
}
