import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listen } from './stream'

class Stream extends EventTarget {
  static CLOSED = 2
  static all: Stream[] = []
  readyState = 1
  constructor() {
    super()
    Stream.all.push(this)
  }
  close() { this.readyState = Stream.CLOSED }
}
const open = () => Stream.all.filter(one => one.readyState !== Stream.CLOSED)

beforeEach(() => {
  vi.useFakeTimers()
  Stream.all = []
  vi.stubGlobal('EventSource', Stream)
})
afterEach(() => {
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('goes from page to page with one stream, however quickly', () => {
  for (let page = 0; page < 10; page++) {
    const leave = listen('tax', () => {})
    vi.advanceTimersByTime(300)
    leave()
  }
  expect(Stream.all).toHaveLength(1)
  expect(open()).toHaveLength(1)
})

it('closes the stream when no page follows', () => {
  listen('tax', () => {})()
  vi.advanceTimersByTime(4000)
  expect(open()).toHaveLength(0)
})

it('tells the next page that the stream is broken', () => {
  const leave = listen('tax', () => {})
  Stream.all[0].dispatchEvent(new Event('error'))
  const heard: unknown[] = []
  const leaveNext = listen('tax', message => heard.push(message))
  leave()
  expect(heard).toEqual([{ broken: true }])
  Stream.all[0].dispatchEvent(new Event('open'))
  expect(heard).toEqual([{ broken: true }, { broken: false }])
  leaveNext()
})

it('does not fight for a place that another browser took', () => {
  const heard: unknown[] = []
  const leave = listen('tax', message => heard.push(message))
  Stream.all[0].dispatchEvent(new Event('replaced'))
  expect(heard).toEqual([])
  vi.advanceTimersByTime(15_000)
  expect(open()).toHaveLength(0)
  vi.advanceTimersByTime(6000)
  expect(open()).toHaveLength(1)
  expect(heard).toEqual([{ reload: true }])
  leave()
})
