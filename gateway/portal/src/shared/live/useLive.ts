import { onScopeDispose, ref } from 'vue'

/** A stream of server-sent events while the page is open. The browser opens it again by itself and says what it saw last. */
export function useLive(address: string, on: Record<string, (data: string) => void>) {
  /** The stream is broken for now; what is shown may be old. */
  const broken = ref(false)
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  function open() {
    source = new EventSource(address)
    source.addEventListener('open', () => { broken.value = false })
    for (const [name, listener] of Object.entries(on)) source.addEventListener(name, event => listener((event as MessageEvent<string>).data))
    source.addEventListener('error', () => {
      broken.value = true
      // Closed for good, as after a 401 or 503: browsers do not try again by themselves then.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, 5000)
    })
  }

  open()
  onScopeDispose(() => {
    clearTimeout(retry)
    source?.close()
  })
  return { broken }
}
