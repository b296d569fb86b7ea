// What a page says to people, and what nobody should have to read: codes, keys, timestamps, another language.

/** Abbreviations that people write themselves. */
const ABBREVIATIONS = /\b(?:PDF|OFD|JPE?G|PNG|HEIC|WEBP|CSV|XLSX?|MB|KB|QR|ID|SMS|VAT|CNY|USCC|GPS|BPMN|DMN|YAML|GB|DN\d*|AA|API)\b/g

/** Everything a person reads or hears on the page, each text with what stands around it. Code that is shown as code is not said. */
export const textsOf = page => page.evaluate(() => {
  const ours = document.documentElement.lang.slice(0, 2)
  const foreign = [...document.querySelectorAll('body [lang]')].filter(other => other.lang.slice(0, 2) !== ours)
  // Code shown as code, drawings, and what says itself that it is in another language.
  const isCode = element => element.closest('pre, code, script, style, noscript, .djs-container, .bjs-powered-by') || foreign.some(other => other.contains(element))
  const label = element => element.closest('button, label, legend, caption, summary, dt, h1, h2, h3, h4, th[scope=col], option, .hint, .lead, .tabs, nav, [aria-label]')?.tagName ?? ''
  // What is folded away is read too, without opening it: that may ask for something.
  const isSeen = element => element.checkVisibility() || (element.closest('details:not([open])')?.checkVisibility() && !element.closest('[hidden], dialog:not([open])'))
  const found = [{ text: document.title, within: 'TITLE' }]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.replace(/\s+/g, ' ').trim()
    if (!text || !node.parentElement || isCode(node.parentElement)) continue
    if (!isSeen(node.parentElement)) continue
    found.push({ text, within: label(node.parentElement) })
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [alt], [placeholder]')) {
    if (isCode(element) || !isSeen(element)) continue
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
      const text = element.getAttribute(name)?.trim()
      if (text) found.push({ text, within: `@${name}` })
    }
  }
  return found
})

// Told apart by their figures.
const FIGURES = [
  [/\b\d{4}-\d{2}-\d{2}T\d{2}/, 'a timestamp'],
  [/(?<![\w-])(?:19|20)\d{2}-[01]\d-[0-3]\d(?![\w-])/, 'a day in figures'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/, 'an identifier'],
  [/(?<![\p{L}\d-])3505\d{2}(?![\p{L}\d-])/u, 'the code of a district'],
  [/\bS\d#\d+|\[[UVW](?:\/[UVW])*\]/, 'a mark of the handbook'],
]
// Told apart by their letters: numbers of cases, papers and files have letters of their own.
const LETTERS = [
  [/\b(?:undefined|null|NaN|Invalid Date|Infinity)\b|\[object \w+\]|\{\{|\}\}/, 'a value that is none'],
  [/\b[a-z]+(?:_[a-z0-9]+)+\b/, 'a key'],
  [/(?<![@/\w.-])[a-z][a-zA-Z0-9]+(?:\.[a-z][a-zA-Z0-9]+)+\b/, 'a key with dots'],
  [/(?<![@/\w.-])[a-z]{2,}[A-Z][a-z]+\w*/, 'a name of the program'],
  [/\b[A-Z]{3,}(?:_[A-Z]+)*\b|\b[A-Z]+_[A-Z_]+\b/, 'a code in capitals'],
  [/\bat [\w$.]+\([\w.]+:\d+\)|\b\w+Exception\b|\bHTTP \d{3}\b/, 'a trace of the program'],
]
const FILE = /[\w\p{Script=Han}-]+\.(?:pdf|ofd|png|jpe?g|heic|csv|xlsx|yaml|bpmn|dmn)\b/giu
const MAIL = /[\w.+-]+@[\w.-]+/g
const HASH = /\b[0-9a-f]{16,}\b/g
const NUMBER = /\b(?:YJS|[A-Z]*\d)[A-Z\d-]*/g
const HAN = /\p{Script=Han}/u

/** What is amiss with the texts of a page in that language: [text, why]. */
export function amiss(texts, language) {
  const found = []
  for (const { text, within } of texts) {
    const plain = [FILE, MAIL, HASH, NUMBER, ABBREVIATIONS].reduce((rest, known) => rest.replaceAll(known, ' '), text)
    for (const [shapes, said] of [[FIGURES, text], [LETTERS, plain]]) {
      for (const [shape, why] of shapes) {
        const hit = said.match(shape)
        if (hit) found.push([text.slice(0, 80), `${why}: ${hit[0]}`])
      }
    }
    // Where a person writes or a paper is quoted, either language may stand; the portal's own words are in one.
    if (language === 'zh' && !HAN.test(text) && /[A-Za-z]{3,}/.test(plain.replaceAll(/English|kVA/g, ''))) found.push([text.slice(0, 80), 'English words in Chinese'])
    if (language === 'en' && within && HAN.test(text) && !/[A-Za-z]{2,}/.test(text) && text !== '中文') found.push([text.slice(0, 80), `Chinese words in English (${within})`])
  }
  return found.filter(([text, why], index) => found.findIndex(([other, too]) => other === text && too === why) === index)
}
