import { computed, ref, shallowRef, type WatchSource } from 'vue'
import { toProblem, type Problem } from './http'
import { useLoaded } from './useLoaded'

export interface Part<T> { items: T[]; next?: string | null }

/** A list that is read on at its end; when what it is asked for changes, it begins again at its first part. */
export function usePages<T, P extends Part<T> = Part<T>>(part: (after?: string, signal?: AbortSignal) => Promise<P>, on: WatchSource[] = []) {
  const more = shallowRef<T[]>([])
  const next = ref<string | null>()
  const reading = ref(false)
  const trouble = shallowRef<Problem>()

  const first = useLoaded(async signal => {
    const found = await part(undefined, signal)
    if (!signal.aborted) {
      more.value = []
      next.value = found.next
      trouble.value = undefined
    }
    return found
  }, on)
  const lines = computed<T[]>(() => (first.data.value ? [...first.data.value.items, ...more.value] : []))

  async function readOn() {
    if (reading.value) return
    const before = first.data.value
    reading.value = true
    trouble.value = undefined
    try {
      const found = await part(next.value ?? undefined)
      // Begun again meanwhile: this is the continuation of another list.
      if (first.data.value !== before) return
      more.value = [...more.value, ...found.items]
      next.value = found.next
    } catch (error) {
      if (first.data.value === before) trouble.value = toProblem(error)
    } finally {
      reading.value = false
    }
  }

  return { first, lines, next, reading, trouble, readOn, hasReadOn: () => more.value.length > 0 }
}
