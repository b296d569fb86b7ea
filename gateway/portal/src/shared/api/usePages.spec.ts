import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { usePages, type Part } from './usePages'

interface Asked { after?: string; answer: (part: Part<string>) => Promise<void>; fail: (error: Error) => Promise<void> }

let scope: EffectScope
let asked: Asked[]
const of = ref('spring')

const settled = async () => { for (let i = 0; i < 5; i++) await nextTick() }
function list() {
  return scope.run(() => usePages<string>(after => new Promise((answer, fail) => {
    asked.push({ after, answer: part => (answer(part), settled()), fail: error => (fail(error), settled()) })
  }), [of]))!
}

beforeEach(() => { scope = effectScope(); asked = []; of.value = 'spring' })
afterEach(() => scope.stop())

it('is read on where it ended', async () => {
  const { lines, next, readOn, hasReadOn } = list()
  await asked[0]!.answer({ items: ['a', 'b'], next: 'after-b' })
  expect(lines.value).toEqual(['a', 'b'])
  expect(hasReadOn()).toBe(false)
  void readOn()
  expect(asked[1]!.after).toBe('after-b')
  await asked[1]!.answer({ items: ['c'], next: null })
  expect(lines.value).toEqual(['a', 'b', 'c'])
  expect(next.value).toBeNull()
  expect(hasReadOn()).toBe(true)
})

it('asks for the next part once, however often the button is pressed', async () => {
  const { readOn, reading } = list()
  await asked[0]!.answer({ items: ['a'], next: 'after-a' })
  void readOn()
  void readOn()
  expect(reading.value).toBe(true)
  expect(asked).toHaveLength(2)
})

it('keeps what is shown when the next part does not come, and can be asked again', async () => {
  const { lines, trouble, readOn } = list()
  await asked[0]!.answer({ items: ['a'], next: 'after-a' })
  void readOn()
  await asked[1]!.fail(new Error('no answer'))
  expect(lines.value).toEqual(['a'])
  expect(trouble.value).toBeDefined()
  void readOn()
  expect(trouble.value).toBeUndefined()
  await asked[2]!.answer({ items: ['b'], next: null })
  expect(lines.value).toEqual(['a', 'b'])
})

it('begins anew when something else is asked for, and shows nothing of the other list meanwhile', async () => {
  const { lines, readOn } = list()
  await asked[0]!.answer({ items: ['a'], next: 'after-a' })
  void readOn()
  await asked[1]!.answer({ items: ['b'], next: 'after-b' })
  of.value = 'autumn'
  await settled()
  expect(lines.value).toEqual([])
  await asked[2]!.answer({ items: ['x'], next: 'after-x' })
  expect(lines.value).toEqual(['x'])
})

it('leaves out the continuation of a list that has begun anew', async () => {
  const { first, lines, next, readOn } = list()
  await asked[0]!.answer({ items: ['a'], next: 'after-a' })
  void readOn()
  void first.again()
  await asked[2]!.answer({ items: ['new', 'a'], next: 'after-a' })
  await asked[1]!.answer({ items: ['b'], next: 'after-b' })
  expect(lines.value).toEqual(['new', 'a'])
  expect(next.value).toBe('after-a')
})
