// Guided questions (情形引导) as a bundle's source says them, and the changes to them; what is left over stays as the author wrote it.
import { addLines, addTo, inline, moveAt, removeAt, setAt, valueAt, words, type Path } from './yaml'

export type Pair = [string, string]
export interface Stop { reason: Pair; door: Pair; basis: Pair }
export interface Option {
  key: string
  text: Pair
  add: string[]
  remove: string[]
  require: string[]
  omit: string[]
  set: Record<string, unknown>
  stop?: Stop
  offer: { text: Pair; bundle: string }[]
}
export interface Question {
  key: string
  text: Pair
  help: Pair
  multiple: boolean
  required: boolean
  when: Record<string, string[]>
  options: Option[]
}
/** What an answer does to items and to fields of the form. */
export type Deed = 'add' | 'remove' | 'require' | 'omit'
export const KEY = /^[a-z][a-z0-9_]*$/
export const OPTION_KEY = /^[a-z0-9][a-z0-9_]*$/

type Loose = Record<string, unknown>
const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [])
const loose = (value: unknown) => (value && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : {})
const texts = (value: unknown) => list(value).map(String)
const text = (value: unknown) => String(value ?? '')

function stopOf(value: unknown): Stop | undefined {
  const stop = loose(value)
  return value === undefined || value === null ? undefined : { reason: words(stop.reason), door: words(stop.door), basis: words(stop.basis) }
}

export function questionsOf(value: unknown): Question[] {
  return list(value).map(loose).map(question => ({
    key: text(question.key),
    text: words(question.text),
    help: words(question.help),
    multiple: question.multiple === true,
    required: question.required !== false,
    when: Object.fromEntries(Object.entries(loose(question.when)).map(([on, options]) => [on, texts(options)])),
    options: list(question.options).map(loose).map(option => ({
      key: text(option.key),
      text: words(option.text),
      add: texts(option.add),
      remove: texts(option.remove),
      require: texts(option.require),
      omit: texts(option.omit),
      set: loose(option.set),
      stop: stopOf(option.stop),
      offer: list(option.offer).map(loose).map(offer => ({ text: words(offer.text), bundle: text(offer.bundle) })),
    })),
  }))
}

const ofSource = (source: string) => questionsOf(valueAt(source, ['questions']))
const unused = (prefix: string, taken: string[]) => {
  let number = taken.length + 1
  while (taken.includes(`${prefix}_${number}`)) number++
  return `${prefix}_${number}`
}

/** With the last entry of a list or a map goes the list or map, up to the option or question that it is part of. */
export function dropAt(source: string, path: Path, whole: number): string {
  const around = valueAt(source, path.slice(0, -1))
  const size = Array.isArray(around) ? around.length : Object.keys(loose(around)).length
  return size < 2 && path.length - 1 > whole ? dropAt(source, path.slice(0, -1), whole) : removeAt(source, path)
}

/** A question more at the end, with two answers to begin with. */
export function addQuestion(source: string): string {
  const key = unused('question', ofSource(source).map(one => one.key))
  return addLines(source, ['questions'], [
    `key: ${key}`,
    `text: ${inline(['新问题', 'New question'])}`,
    'options:',
    `  - ${inline({ key: 'yes', text: ['是', 'Yes'] })}`,
    `  - ${inline({ key: 'no', text: ['否', 'No'] })}`,
  ])
}

/** Questions that are asked only after it are asked without it. */
export function removeQuestion(source: string, q: number): string {
  const questions = ofSource(source)
  const gone = questions[q]?.key
  let now = source
  questions.forEach((question, at) => {
    if (at !== q && question.when[gone]) now = dropAt(now, ['questions', at, 'when', gone], 2)
  })
  return removeAt(now, ['questions', q])
}

export const moveQuestion = (source: string, q: number, by: 1 | -1) => moveAt(source, ['questions'], q, by)

/** Whether it may change places: a question stands behind those it depends on. */
export function mayMove(questions: Question[], q: number, by: 1 | -1): boolean {
  const [upper, lower] = by > 0 ? [questions[q], questions[q + 1]] : [questions[q - 1], questions[q]]
  return Boolean(upper && lower && !lower.when[upper.key])
}

export function addOption(source: string, q: number): string {
  const key = unused('option', ofSource(source)[q]?.options.map(one => one.key) ?? [])
  return addTo(source, ['questions', q, 'options'], { key, text: ['新选项', 'New answer'] })
}

export function removeOption(source: string, q: number, o: number): string {
  const questions = ofSource(source)
  const { key, options } = questions[q]
  let now = source
  questions.forEach((question, at) => {
    const place = (question.when[key] ?? []).indexOf(options[o].key)
    if (place >= 0) now = dropAt(now, ['questions', at, 'when', key, place], 2)
  })
  return removeAt(now, ['questions', q, 'options', o])
}

export const moveOption = (source: string, q: number, o: number, by: 1 | -1) => moveAt(source, ['questions', q, 'options'], o, by)

/** The questions that ask for it by its key follow. */
export function renameQuestion(source: string, q: number, key: string): string {
  const questions = ofSource(source)
  let now = setAt(source, ['questions', q, 'key'], key)
  questions.forEach(({ when }, at) => {
    const before = when[questions[q].key]
    if (before) now = setAt(now, ['questions', at, 'when'], Object.fromEntries(Object.entries(when).map(([on, options]) => [on === questions[q].key ? key : on, options])))
  })
  return now
}

export function renameOption(source: string, q: number, o: number, key: string): string {
  const questions = ofSource(source)
  let now = setAt(source, ['questions', q, 'options', o, 'key'], key)
  questions.forEach(({ when }, at) => {
    const place = (when[questions[q].key] ?? []).indexOf(questions[q].options[o].key)
    if (place >= 0) now = setAt(now, ['questions', at, 'when', questions[q].key, place], key)
  })
  return now
}

/** Asked only when an earlier question was answered so; several answers of one question: when it is any of them. */
export function addCondition(source: string, q: number, question: string, option: string): string {
  const now = ofSource(source)[q].when
  return now[question] ? addTo(source, ['questions', q, 'when', question], option) : setAt(source, ['questions', q, 'when'], { ...now, [question]: [option] })
}

export const removeCondition = (source: string, q: number, question: string, option: string) =>
  dropAt(source, ['questions', q, 'when', question, ofSource(source)[q].when[question].indexOf(option)], 2)

/** What differs from what is meant without a word is written; what does not is left out. */
export const setFlag = (source: string, q: number, flag: 'multiple' | 'required', on: boolean) =>
  on === (flag === 'required') ? removeAt(source, ['questions', q, flag]) : setAt(source, ['questions', q, flag], on)

/** A text that may be left out: empty in both languages it is. */
export const setOptional = (source: string, path: Path, value: Pair) => (value[0] || value[1] ? setAt(source, path, value) : removeAt(source, path))

const ofOption = (q: number, o: number): Path => ['questions', q, 'options', o]

export function addDeed(source: string, q: number, o: number, deed: Deed, what: string): string {
  return ofSource(source)[q].options[o][deed].includes(what) ? source : addTo(source, [...ofOption(q, o), deed], what)
}

export const removeDeed = (source: string, q: number, o: number, deed: Deed, at: number) => dropAt(source, [...ofOption(q, o), deed, at], 4)

/** The answer itself fills a field, so that nobody is asked twice. */
export const fill = (source: string, q: number, o: number, field: string, value: unknown) => setAt(source, [...ofOption(q, o), 'set', field], value)

export const leaveOpen = (source: string, q: number, o: number, field: string) => dropAt(source, [...ofOption(q, o), 'set', field], 4)

/** The application ends here; whoever answers so is told why and which door is right. */
export const stopHere = (source: string, q: number, o: number) =>
  setAt(source, [...ofOption(q, o), 'stop'], { reason: ['说明为什么不能在此办理', 'Why it cannot be done here'], door: ['说明应当到哪里办理', 'Where it can be done'] })

export const goOn = (source: string, q: number, o: number) => removeAt(source, [...ofOption(q, o), 'stop'])

export const addOffer = (source: string, q: number, o: number) => addTo(source, [...ofOption(q, o), 'offer'], { text: ['新提示', 'New hint'] })

export const removeOffer = (source: string, q: number, o: number, at: number) => dropAt(source, [...ofOption(q, o), 'offer', at], 4)

export function offerBundle(source: string, q: number, o: number, at: number, bundle: string): string {
  const path: Path = [...ofOption(q, o), 'offer', at, 'bundle']
  return bundle ? setAt(source, path, bundle) : removeAt(source, path)
}

