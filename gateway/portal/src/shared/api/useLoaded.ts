import { ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { Problem, toProblem } from './http'

export interface Loaded<T> {
  data: ShallowRef<T | undefined>
  problem: ShallowRef<Problem | undefined>
  loading: Ref<boolean>
  /** Loads anew; what is shown stays until the answer is there. */
  again: () => Promise<void>
}

/** What a page shows, loaded anew when what it is asked for changes. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, on: WatchSource[] = []): Loaded<T> {
  const data = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const loading = ref(true)
  let running: AbortController | undefined

  async function again() {
    running?.abort()
    const request = new AbortController()
    running = request
    loading.value = true
    problem.value = undefined
    try {
      const found = await load(request.signal)
      // A late answer must not show one thing on another's page.
      if (!request.signal.aborted) data.value = found
    } catch (error) {
      if (!request.signal.aborted) problem.value = toProblem(error)
    } finally {
      if (!request.signal.aborted) loading.value = false
    }
  }

  watch(on, (_now, _before, onCleanup) => {
    data.value = undefined
    void again()
    onCleanup(() => running?.abort())
  }, { immediate: true })

  return { data, problem, loading, again }
}
