import { nextTick, useTemplateRef, watch } from 'vue'
import { useRoute } from 'vue-router'

/** Pages below one of the main pages by what they are about, not by their address. */
const BELOW: Record<string, string[]> = { '/work/queue': ['/work/reviews', '/work/phrases', '/work/shared'] }

/** The main pages (a list with the ref `list`): which of them one is in, also on a page below it; on a phone that one is moved into view. */
export function useNavigation() {
  const route = useRoute()
  const list = useTemplateRef<HTMLElement>('list')
  const within = (to: string) => [to, ...(BELOW[to] ?? [])].some(one => route.path === one || route.path.startsWith(`${one}/`))
  watch(() => route.path, async () => {
    await nextTick()
    const here = list.value?.querySelector<HTMLElement>('.here')
    if (here && list.value) list.value.scrollLeft = here.offsetLeft - list.value.offsetLeft - (list.value.clientWidth - here.offsetWidth) / 2
  }, { immediate: true, flush: 'post' })
  return { within }
}
