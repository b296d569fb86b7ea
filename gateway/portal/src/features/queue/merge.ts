// The queues of several services as one, in the order of their limits, without showing a line too early.
import type { Department } from '@/shared/api'

export type Line = Department['Line']
export interface Placed extends Line { service: string; gone?: boolean }
export interface ServicePage { service: string; lines: Line[]; next?: string | null }

export const keyOf = (line: { service: string; id: string }) => `${line.service}/${line.id}`

interface Keyed { line: Placed; key: string }

function keyed(page: ServicePage): Keyed[] {
  let before = ''
  return page.lines.map(line => {
    // A clock that stands still shows no due time: the line keeps the place that the service gave it.
    const key = line.dueAt && line.dueAt > before ? line.dueAt : before
    before = key
    return { line: { ...line, service: page.service }, key }
  })
}

/** What may be shown of the pages read so far: no line behind which one of another service might still be missing. */
export function merged(pages: ServicePage[]): Placed[] {
  const lists = pages.map(keyed)
  const frontiers = pages.map((page, index) => (page.next ? (lists[index].at(-1)?.key ?? '') : undefined)).filter((key): key is string => key !== undefined)
  const frontier = pages.length > 1 && frontiers.length ? frontiers.reduce((one, other) => (one < other ? one : other)) : undefined
  return lists
    .flat()
    .filter(({ key }) => frontier === undefined || key <= frontier)
    .map((one, index) => ({ ...one, index }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.index - other.index))
    .map(({ line }) => line)
}

/** Lines that left the list while somebody had them in hand stay where they were, marked as gone. */
export function withGone(now: Placed[], before: Placed[], held: Set<string>): Placed[] {
  const there = new Set(now.map(keyOf))
  const result = [...now]
  before.forEach((line, index) => {
    const key = keyOf(line)
    if (!there.has(key) && held.has(key)) result.splice(Math.min(index, result.length), 0, { ...line, gone: true })
  })
  return result
}
