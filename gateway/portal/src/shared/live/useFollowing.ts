import { onScopeDispose } from 'vue'

/** Looks again every few seconds while somebody has the page before his eyes, until there is nothing more to come. */
export function useFollowing(look: () => Promise<unknown>, over: () => boolean, every = 4000) {
  let next: ReturnType<typeof setTimeout>
  async function again() {
    if (over()) return
    if (!document.hidden) await look()
    next = setTimeout(again, every)
  }
  next = setTimeout(again, every)
  const seenAgain = () => { if (!document.hidden && !over()) void look() }
  document.addEventListener('visibilitychange', seenAgain)
  onScopeDispose(() => {
    clearTimeout(next)
    document.removeEventListener('visibilitychange', seenAgain)
  })
}
