import { shallowRef, type ShallowRef } from 'vue'
import { answerOf, department, type Department } from '@/shared/api'

export type Phrase = Department['PhraseView']

const kept = new Map<string, ShallowRef<Phrase[] | undefined>>()

export async function readPhrases(service: string): Promise<Phrase[]> {
  return (phrasesOf(service, false).value = await answerOf(department(service).GET('/api/phrases')))
}

/** The officer's phrases at a service, read once and after every change. */
export function phrasesOf(service: string, read = true): ShallowRef<Phrase[] | undefined> {
  let found = kept.get(service)
  if (!found) {
    found = shallowRef<Phrase[]>()
    kept.set(service, found)
    // Without them the officer writes himself; the page of phrases says what went wrong.
    if (read) readPhrases(service).catch(() => kept.delete(service))
  }
  return found
}

export async function keepPhrase(service: string, key: string, body: Department['PhraseBody']) {
  await department(service).POST('/api/phrases', { params: { header: { 'Idempotency-Key': key } }, body })
  await readPhrases(service)
}
