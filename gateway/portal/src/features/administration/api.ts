import type { Engine } from '@/shared/api'
import { send } from '@/shared/api/http'

export type Kind = 'bundle' | 'item'

export type Finding = Engine['FindingView']
export type DraftLine = Engine['DraftLine']
export type Draft = Engine['DraftView']
export type Version = Engine['Version']
export type Contents = Engine['VersionView']
export type Differences = Engine['DifferencesView']

export interface Page<T> {
  items: T[]
  next?: string | null
}

interface Asked {
  method?: string
  body?: unknown
  /** The same key again gets the same answer. */
  once?: string
  signal?: AbortSignal
}

/** Asks one of the administrator's addresses; `query` parts that are empty are left out. */
export async function ask<T>(path: string, { method, body, once, signal }: Asked = {}, query: Record<string, string | number | null | undefined> = {}): Promise<T> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
  const answer = await send(path + search, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(once ? { 'Idempotency-Key': once } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  })
  // A deed that was only accepted has nothing to say.
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

const DRAFTS = '/api/editing/drafts'
const part = encodeURIComponent
const versions = (kind: Kind, key: string) => `/api/versions/${kind}/${part(key)}`

export const drafts = {
  list: (query: { state?: string; kind?: string; after?: string }, signal?: AbortSignal) => ask<Page<DraftLine>>(DRAFTS, { signal }, query),
  begin: (kind: Kind, key: string, once: string, from?: number) => ask<Draft>(DRAFTS, { body: { kind, key, from }, once }),
  one: (id: string, signal?: AbortSignal) => ask<Draft>(`${DRAFTS}/${part(id)}`, { signal }),
  keep: (id: string, revision: number, contents: { source?: string; drawing?: string | null }) => ask<Draft>(`${DRAFTS}/${part(id)}`, { method: 'PUT', body: { revision, ...contents } }),
  draw: (id: string, revision: number) => ask<Draft>(`${DRAFTS}/${part(id)}/drawing`, { body: { revision } }),
  check: (kind: Kind, source: string, drawing: string | null | undefined, signal?: AbortSignal) => ask<{ findings: Finding[] } | Finding[]>(`${DRAFTS}/check`, { body: { kind, source, drawing: drawing ?? null }, signal }).then(answer => (Array.isArray(answer) ? answer : answer.findings)),
  propose: (id: string, revision: number, why: string, effectiveFrom?: string) => ask<Draft>(`${DRAFTS}/${part(id)}/proposal`, { body: { revision, why, effectiveFrom: effectiveFrom || undefined } }),
  reopen: (id: string, revision: number, why: string) => ask<Draft>(`${DRAFTS}/${part(id)}/reopening`, { body: { revision, why } }),
  publish: (id: string, revision: number, why?: string) => ask<{ kind: Kind; key: string; version: number }>(`${DRAFTS}/${part(id)}/publication`, { body: { revision, why: why || undefined } }),
  discard: (id: string, revision: number) => ask<unknown>(`${DRAFTS}/${part(id)}/discarding`, { body: { revision } }),
}

export const published = {
  versions: (kind: Kind, key: string, after?: string, signal?: AbortSignal) => ask<Page<Version>>(versions(kind, key), { signal }, { after }),
  contents: (kind: Kind, key: string, version: number, signal?: AbortSignal) => ask<Contents>(`${versions(kind, key)}/${version}`, { signal }),
  differences: (kind: Kind, key: string, query: { from?: number; to?: number; draft?: string }, signal?: AbortSignal) => ask<Differences>(`${versions(kind, key)}/differences`, { signal }, query),
  restore: (kind: Kind, key: string, version: number, why: string) => ask<unknown>(`${versions(kind, key)}/restoration`, { body: { version, why } }),
}
