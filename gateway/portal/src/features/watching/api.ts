import { ask, type Page } from '@/features/administration/api'

export interface Watched { element: string; item: string; name: string; waiting: number; overdue: number; throughputToday: number; medianWorkingMinutes?: number | null }
export interface Statistics { version: number; running: number; ended: number; p50?: number | null; p90?: number | null; overdueShare?: number | null }
export interface BundleMap { version: number; drawing?: string | null; elements: Watched[]; statistics: Statistics[] }
export interface Fact { at: string; element?: string | null; what: string; words?: string | null }
export interface CaseMap { caseId: string; caseNo: string; bundle: string; version: number; drawing?: string | null; facts: Fact[] }
export interface Incident { id: string; at: string; service: string; words: string; affected: string[]; retryable: boolean }

const part = encodeURIComponent
export const watching = {
  bundle: (key: string, version?: number, signal?: AbortSignal) => ask<BundleMap>(`/api/watching/${part(key)}`, { signal }, { version }),
  ofCase: (id: string, signal?: AbortSignal) => ask<CaseMap>(`/api/watching/cases/${part(id)}`, { signal }),
  incidents: (after?: string, signal?: AbortSignal) => ask<Page<Incident>>('/api/watching/incidents', { signal }, { after }),
}

type Tone = 'plain' | 'calm' | 'warn' | 'bad' | 'good'

/** How warm a step is: late is hot, many waiting is warm. */
export function warmth(one: Pick<Watched, 'waiting' | 'overdue'>, most: number): Tone {
  if (one.overdue > 0) return 'bad'
  if (!one.waiting) return 'plain'
  return most > 4 && one.waiting >= most * 0.6 ? 'warn' : 'calm'
}

const ENDED = new Set(['APPROVED', 'GRANTED'])
const REFUSED = new Set(['REFUSED', 'WITHDRAWN', 'STOPPED', 'CANCELLED'])

/** Where a case stood after its first `count` facts: what was open, and what had ended how. */
export function standingAfter(facts: Fact[], count: number): Map<string, Tone> {
  const standing = new Map<string, Tone>()
  for (const { element, what } of facts.slice(0, count)) {
    if (!element) continue
    const now = standing.get(element)
    if (ENDED.has(what)) standing.set(element, 'good')
    else if (REFUSED.has(what)) standing.set(element, 'bad')
    else if (/SKIP|NOT_NEEDED/.test(what)) standing.set(element, 'plain')
    else if (now !== 'good' && now !== 'bad') standing.set(element, /PAUSE|CORRECTION|OVERDUE/.test(what) ? 'warn' : 'calm')
  }
  return standing
}
