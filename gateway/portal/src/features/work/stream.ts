// One stream of a service for all windows of a browser: it keeps few connections open to one host.
import { onScopeDispose, ref, watch, type Ref } from 'vue'

export interface Told { reviewId: string; version: number; status: string; lamp: string; item: string }

type Message = { told?: Told; reload?: boolean; broken?: boolean }

/** A stream whose place another browser took is asked for again after this long. */
const GIVEN_WAY = 20_000
/** Whoever goes from page to page keeps the stream; so long it waits for the next page. */
const LINGER = 3000

function follow(service: string, hear: (message: Message) => void): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let ended = false
  function againIn(while_: number) {
    clearTimeout(retry)
    if (!ended) retry = setTimeout(() => { hear({ reload: true }); open() }, while_)
  }
  function open() {
    source = new EventSource(`/api/departments/${encodeURIComponent(service)}/reviews/stream`)
    source.addEventListener('open', () => hear({ broken: false }))
    source.addEventListener('review', event => hear({ told: JSON.parse((event as MessageEvent<string>).data) as Told }))
    source.addEventListener('reload', () => hear({ reload: true }))
    source.addEventListener('replaced', () => {
      source?.close()
      againIn(GIVEN_WAY)
    })
    source.addEventListener('error', () => {
      hear({ broken: true })
      // Closed for good, as after a 401 or 503: browsers do not try again by themselves then.
      if (source?.readyState === EventSource.CLOSED) againIn(5000)
    })
  }
  open()
  return () => {
    ended = true
    clearTimeout(retry)
    source?.close()
  }
}

interface Kept { hearers: Set<(message: Message) => void>; broken?: boolean; stop: () => void; leaving?: ReturnType<typeof setTimeout> }
const kept = new Map<string, Kept>()

/** The pages of this window share one stream, also while one gives way to the next. */
export function listen(service: string, hear: (message: Message) => void): () => void {
  let one = kept.get(service)
  if (one) {
    clearTimeout(one.leaving)
    one.hearers.add(hear)
    if (one.broken) hear({ broken: true })
  } else {
    const begun: Kept = { hearers: new Set([hear]), stop: () => {} }
    begun.stop = inTurn(service, message => {
      if (message.broken !== undefined) begun.broken = message.broken
      for (const hearer of [...begun.hearers]) hearer(message)
    })
    kept.set(service, begun)
    one = begun
  }
  const mine = one
  return () => {
    mine.hearers.delete(hear)
    if (mine.hearers.size) return
    mine.leaving = setTimeout(() => {
      kept.delete(service)
      mine.stop()
    }, LINGER)
  }
}

/** One window of the browser keeps the stream and passes on what it hears. */
function inTurn(service: string, hear: (message: Message) => void): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return follow(service, hear)
  const channel = new BroadcastChannel(`yijianshi.reviews.${service}`)
  channel.addEventListener('message', event => hear(event.data as Message))
  let leave: () => void = () => {}
  const over = new Promise<void>(resolve => { leave = resolve })
  const waiting = new AbortController()
  navigator.locks
    .request(`yijianshi.reviews.${service}`, { signal: waiting.signal }, async () => {
      const stop = follow(service, message => {
        channel.postMessage(message)
        hear(message)
      })
      await over
      stop()
    })
    .catch(() => {})
  return () => {
    waiting.abort()
    leave()
    channel.close()
  }
}

/** Changes of reviews as they happen, of all the given services. */
export function useReviewStream(services: Ref<string[]>, on: { told: (told: Told, service: string) => void; reload: () => void }) {
  const broken = ref(new Set<string>())
  let stops: (() => void)[] = []
  function stop() {
    stops.forEach(one => one())
    stops = []
  }
  watch(() => services.value.join(), () => {
    stop()
    broken.value = new Set()
    // Browsers keep six connections to a host; who sees more departments than two looks again by the clock.
    stops = services.value.slice(0, 2).map(service => listen(service, message => {
      if (message.told) on.told(message.told, service)
      if (message.reload) on.reload()
      if (message.broken !== undefined) {
        const now = new Set(broken.value)
        if (message.broken) now.add(service)
        else now.delete(service)
        broken.value = now
      }
    }))
    if (services.value.length > 2) {
      const beat = setInterval(() => { if (!document.hidden) on.reload() }, 20_000)
      stops.push(() => clearInterval(beat))
    }
  }, { immediate: true })
  onScopeDispose(stop)
  return { broken }
}
