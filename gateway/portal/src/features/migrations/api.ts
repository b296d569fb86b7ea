import { ask, type Page } from '@/features/administration/api'

export interface Migration {
  id: string
  bundle: string
  fromVersion: number
  toVersion: number
  state: 'PLANNED' | 'TRIED' | 'RUNNING' | 'DONE' | 'RETURNED'
  work: 'NONE' | 'TRIAL' | 'EXECUTION' | 'RETURN'
  why: string
  author: string
  at?: string
  plannedAt?: string
  preview: { count: number; chosen: number; standing: { element: string; name: string; cases: number }[]; movable: number; notMovable: { reason: string; words: string; cases: number }[] }
  progress: { done: number; of: number; failed: number }
}
export interface MovedCase { caseId: string; caseNo: string; predicted?: string | null; outcome?: string | null; reason?: string | null; words?: string | null }
export interface Replay { cases: number; same: number; differences: { caseNo: string; kind: 'ROUTE' | 'DECISION' | 'STUCK' | 'NEEDS'; was: string; would: string }[]; notReplayed: { item: string; name: string; words: string }[]; notAskedThen: { question: string; cases: number; mayAdd: string[]; mayRemove: string[] }[] }

const at = (id: string) => `/api/migrations/${encodeURIComponent(id)}`
export const migrations = {
  list: (query: { bundle?: string; after?: string }, signal?: AbortSignal) => ask<Page<Migration>>('/api/migrations', { signal }, query),
  plan: (plan: { bundle: string; fromVersion: number; toVersion: number; share: number; why: string }, once: string) => ask<Migration>('/api/migrations', { body: plan, once }),
  one: (id: string, signal?: AbortSignal) => ask<Migration>(at(id), { signal }),
  cases: (id: string, query: { state?: string; after?: string }, signal?: AbortSignal) => ask<Page<MovedCase>>(`${at(id)}/cases`, { signal }, query),
  act: (id: string, deed: 'trial' | 'execution' | 'return') => ask<Migration>(`${at(id)}/${deed}`, { body: {} }),
}

export const replay = (question: { bundle: string; draft?: string; drawing?: string; version?: number; last: number }) => ask<Replay>('/api/replays', { body: question })

/** What may be done with a migration as it stands. */
export function deedsOf(migration: Pick<Migration, 'state' | 'work'>): ('trial' | 'execution' | 'return')[] {
  if (migration.work !== 'NONE') return []
  if (migration.state === 'PLANNED') return ['trial']
  if (migration.state === 'TRIED') return ['execution', 'trial']
  if (migration.state === 'RUNNING') return ['execution', 'return']
  return migration.state === 'DONE' ? ['return'] : []
}
