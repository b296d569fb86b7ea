import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { answerOf, department, toProblem, type Problem } from '@/shared/api'
import { tellNow } from '@/features/work/now'
import { asked, type Wanted } from './filters'
import { keyOf, merged, withGone, type Placed, type ServicePage } from './merge'

const PAGE = 50
const MOST = 100

/** The queue as it is asked for, kept up to date without losing the place of whoever reads it. */
export function useQueue(services: Ref<string[]>, wanted: Ref<Wanted>, held: () => Set<string>) {
  const pages = shallowRef<ServicePage[]>([])
  const lines = shallowRef<Placed[]>([])
  const troubles = shallowRef<{ service: string; problem: Problem }[]>([])
  const loading = ref(true)
  const readingOn = ref(false)
  let turn = 0

  const chosen = computed(() => (wanted.value.service ? services.value.filter(one => one === wanted.value.service) : services.value))
  const more = computed(() => pages.value.some(page => page.next))

  async function pageOf(service: string, after: string | undefined, limit: number) {
    const page = await answerOf(department(service).GET('/api/reviews', { params: { query: { ...asked(wanted.value), after, limit } } }))
    tellNow(page.now)
    return page
  }

  /** Reads as many lines of each service as were shown before. */
  async function read(atLeast: Map<string, number>) {
    const mine = ++turn
    const failed: { service: string; problem: Problem }[] = []
    const found = await Promise.all(chosen.value.map(async service => {
      const page: ServicePage = { service, lines: [] }
      const wantedLines = Math.max(PAGE, atLeast.get(service) ?? 0)
      try {
        do {
          const part = await pageOf(service, page.next ?? undefined, Math.min(MOST, wantedLines - page.lines.length))
          page.lines.push(...part.items)
          page.next = part.next
        } while (page.next && page.lines.length < wantedLines)
      } catch (error) {
        failed.push({ service, problem: toProblem(error) })
      }
      return page
    }))
    if (mine !== turn) return false
    // A service that is away for a moment keeps what it had.
    const before = new Map(pages.value.map(page => [page.service, page]))
    pages.value = found.map(page => (failed.some(one => one.service === page.service) && atLeast.size ? (before.get(page.service) ?? page) : page))
    troubles.value = failed
    return true
  }

  async function load() {
    loading.value = true
    lines.value = []
    pages.value = []
    if (await read(new Map())) {
      lines.value = merged(pages.value)
      loading.value = false
    }
  }

  async function refresh() {
    const before = lines.value
    if (await read(new Map(pages.value.map(page => [page.service, page.lines.length])))) {
      loading.value = false
      lines.value = withGone(merged(pages.value), before, held())
    }
  }

  async function readOn() {
    if (readingOn.value) return
    readingOn.value = true
    const mine = turn
    try {
      const next = await Promise.all(pages.value.map(async page => {
        if (!page.next) return page
        const part = await pageOf(page.service, page.next, PAGE)
        return { service: page.service, lines: [...page.lines, ...part.items], next: part.next }
      }))
      if (mine !== turn) return
      const before = lines.value
      pages.value = next
      lines.value = withGone(merged(next), before, held())
    } catch (error) {
      troubles.value = [{ service: '', problem: toProblem(error) }]
    } finally {
      readingOn.value = false
    }
  }

  /** A verb has answered: its line is shown as it is now, before the list is read again. */
  function put(line: Placed) {
    lines.value = lines.value.map(one => (keyOf(one) === keyOf(line) ? { ...line, gone: one.gone } : one))
  }

  watch([() => chosen.value.join(), () => JSON.stringify(asked(wanted.value))], () => { if (chosen.value.length) void load() }, { immediate: true })

  return { lines, troubles, loading, readingOn, more, chosen, load, refresh, readOn, put }
}
