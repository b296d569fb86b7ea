import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { acting } from '../session/acting'
import { useChanges } from './useChanges'

class Stream extends EventTarget {
  static CLOSED = 2
  static all: Stream[] = []
  readyState = 1
  constructor(readonly address: string) {
    super()
    Stream.all.push(this)
  }
  close() { this.readyState = Stream.CLOSED }
}
const open = () => Stream.all.filter(one => one.readyState !== Stream.CLOSED)
let hidden = false
function turn(away: boolean) {
  hidden = away
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  Stream.all = []
  hidden = false
  vi.stubGlobal('EventSource', Stream)
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
})
afterEach(() => {
  acting.now = undefined
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('looks when it is told, and no longer when there is nothing more to come', async () => {
  let over = false
  const look = vi.fn(async () => {})
  const scope = effectScope()
  scope.run(() => useChanges('/stream', look, () => over))
  Stream.all[0].dispatchEvent(new Event('changed'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(look).toHaveBeenCalledTimes(1)
  over = true
  Stream.all[0].dispatchEvent(new Event('changed'))
  await vi.advanceTimersByTimeAsync(0)
  expect(open()).toHaveLength(0)
  scope.stop()
})

it('keeps no connection for a page that nobody sees', () => {
  const scope = effectScope()
  scope.run(() => useChanges('/stream', async () => {}, () => false))
  turn(true)
  expect(open()).toHaveLength(0)
  turn(false)
  expect(open()).toHaveLength(1)
  scope.stop()
  expect(open()).toHaveLength(0)
})

it('looks by the clock for whoever acts for another', async () => {
  acting.now = { mandate: 'm', name: '陈思源' }
  const look = vi.fn(async () => {})
  const scope = effectScope()
  scope.run(() => useChanges('/stream', look, () => false))
  await vi.advanceTimersByTimeAsync(9000)
  expect(Stream.all).toHaveLength(0)
  expect(look).toHaveBeenCalledTimes(2)
  scope.stop()
})
