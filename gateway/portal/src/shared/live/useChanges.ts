import { onScopeDispose, ref } from 'vue'
import { acting } from '../session/acting'

const GIVEN_WAY = 20_000

/**
 * Looks again when a stream says that something has changed, and only while somebody has the page before his eyes: browsers
 * keep few connections open to one host. Whoever acts for another looks by the clock, because a stream carries no mandate.
 */
export function useChanges(address: string, look: () => Promise<unknown>, over: () => boolean, every = 4000) {
  const broken = ref(false)
  let source: EventSource | undefined
  let next: ReturnType<typeof setTimeout> | undefined

  function stop() {
    clearTimeout(next)
    source?.close()
    source = undefined
  }
  function later(then: () => void, after: number) {
    clearTimeout(next)
    next = setTimeout(then, after)
  }
  async function again() {
    if (over()) return
    await look()
    if (!document.hidden) later(again, every)
  }
  function listen() {
    stop()
    if (over() || document.hidden) return
    if (acting.now || !('EventSource' in window)) return later(again, every)
    source = new EventSource(address)
    source.addEventListener('open', () => { broken.value = false })
    source.addEventListener('changed', async () => {
      await look()
      if (over()) stop()
    })
    source.addEventListener('replaced', () => {
      source?.close()
      later(listen, GIVEN_WAY)
    })
    source.addEventListener('error', () => {
      broken.value = true
      // Closed for good, as after a 401 or 503: browsers do not try again by themselves then.
      if (source?.readyState === EventSource.CLOSED) later(() => { void look(); listen() }, 5000)
    })
  }
  function turned() {
    if (document.hidden) return stop()
    if (acting.now && !over()) void look()
    listen()
  }

  listen()
  document.addEventListener('visibilitychange', turned)
  onScopeDispose(() => {
    stop()
    document.removeEventListener('visibilitychange', turned)
  })
  return { broken }
}
