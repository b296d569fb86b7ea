import { onScopeDispose, ref } from 'vue'

let ahead = 0

/** What the platform takes for now; its clock may be another than the reader's. */
export const platformNow = () => Date.now() + ahead

export function tellNow(instant: string | null | undefined) {
  if (instant) ahead = Date.parse(instant) - Date.now()
}

/** The platform's now, looked at again and again while the page is open. */
export function useNow(every = 20_000) {
  const now = ref(platformNow())
  const beat = setInterval(() => { now.value = platformNow() }, every)
  onScopeDispose(() => clearInterval(beat))
  return now
}
