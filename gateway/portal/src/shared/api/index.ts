import createClient, { type Client } from 'openapi-fetch'
import type { components as DepartmentComponents, paths as DepartmentPaths } from './department'
import type { components as EngineComponents, paths as EnginePaths } from './engine'
import type { components as IntakeComponents, paths as IntakePaths } from './intake'
import { send } from './http'

export { Problem, toProblem, type WrongPlace } from './http'

export type Intake = IntakeComponents['schemas']
export type Engine = EngineComponents['schemas']
export type Department = DepartmentComponents['schemas']

const options = { baseUrl: location.origin, fetch: (request: Request) => send(request) }

/** 受理: bundles, drafts, applications. */
export const intake: Client<IntakePaths> = createClient<IntakePaths>(options)

/** Clocks, calendar, catalogue, supervision. */
export const engine: Client<EnginePaths> = createClient<EnginePaths>(options)

const departments = new Map<string, Client<DepartmentPaths>>()

/** A department's service; its own `/api/reviews` is `/api/departments/{service}/reviews` at the gateway. */
export function department(service: string): Client<DepartmentPaths> {
  let client = departments.get(service)
  if (!client) {
    client = createClient<DepartmentPaths>({
      ...options,
      fetch: async request => {
        const outside = new URL(request.url)
        outside.pathname = outside.pathname.replace(/^\/api\//, `/api/departments/${encodeURIComponent(service)}/`)
        // Read first: the body of a copied request is a stream, which browsers send over HTTP/2 only.
        const body = request.body ? await request.text() : undefined
        return send(new Request(outside, { method: request.method, headers: request.headers, body, signal: request.signal }))
      },
    })
    departments.set(service, client)
  }
  return client
}

/** The answer itself. A request that was refused has thrown a Problem before. */
export async function answerOf<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T
}

/** Follows a paged list to its end, but no further than a person would read. */
export async function allOf<T>(page: (after: string | undefined) => Promise<{ items: T[]; next?: string | null }>, most = 500): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const { items: more, next } = await page(after)
    items.push(...more)
    after = next ?? undefined
  } while (after && items.length < most)
  return items
}
