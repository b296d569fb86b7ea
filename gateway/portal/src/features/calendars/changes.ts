// What one administrator proposed and another publishes, of the engine and of the departments' services.
import { allOf, answerOf, department, engine, type Engine } from '@/shared/api'

export type Change = Engine['ProposedChangeView']
type Page = Promise<{ data?: { items: Change[]; next?: string } }>

/** Departments have the same addresses for it as the engine. */
const of = (service?: string) => (service ? department(service) as unknown as typeof engine : engine)

/** Everything that waits; of one thing where it is named. */
export function waitingIn(service: string | undefined, subject: string | undefined, signal?: AbortSignal): Promise<Change[]> {
  return allOf<Change>(after => {
    const asked = { params: { query: { subject, state: 'PROPOSED', after, size: 100 } as never }, signal }
    return answerOf(of(service).GET('/api/editing/changes', asked) as Page)
  })
}

export function settle(service: string | undefined, id: string, act: 'publication' | 'discarding'): Promise<Change> {
  const asked = { params: { path: { id } } as never }
  const client = of(service)
  const answer = act === 'publication' ? client.POST('/api/editing/changes/{id}/publication', asked) : client.POST('/api/editing/changes/{id}/discarding', asked)
  return answerOf(answer as Promise<{ data?: Change }>)
}
