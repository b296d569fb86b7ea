// What the queue is narrowed to: it stands in the address, so that it can be kept, sent to a colleague and gone back to.
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Department } from '@/shared/api'

export const STATUSES = ['REQUESTED', 'OPEN', 'CLAIMED', 'CORRECTION_REQUESTED', 'DECIDING', 'APPROVED', 'REFUSED', 'WITHDRAWN'] as const
export const LAMPS = ['RED', 'YELLOW', 'GREEN'] as const
export type Status = (typeof STATUSES)[number]
export type Lamp = (typeof LAMPS)[number]
const UNDECIDED: Status[] = ['OPEN', 'CLAIMED', 'CORRECTION_REQUESTED', 'DECIDING']

export interface View { key: string; status: Status[]; assignee?: string }

/** The drawers of the queue; whatever else is chosen narrows one of them. */
export const VIEWS: View[] = [
  { key: 'todo', status: UNDECIDED },
  { key: 'mine', status: ['CLAIMED', 'CORRECTION_REQUESTED', 'DECIDING'], assignee: 'me' },
  { key: 'free', status: ['OPEN'], assignee: 'nobody' },
  { key: 'waiting', status: ['CORRECTION_REQUESTED'] },
  { key: 'ended', status: ['APPROVED', 'REFUSED', 'WITHDRAWN'] },
]

export interface Wanted {
  view: string
  service: string
  status: Status[]
  lamp: Lamp[]
  item: string[]
  region: string[]
  bundle: string[]
  assignee: string
  text: string
}

const all = (value: LocationQuery[string]) => (Array.isArray(value) ? value : [value]).filter((one): one is string => !!one)
const first = (value: LocationQuery[string]) => all(value)[0] ?? ''

export function wantedOf(query: LocationQuery): Wanted {
  return {
    view: VIEWS.some(view => view.key === query.view) ? String(query.view) : 'todo',
    service: first(query.service),
    status: all(query.status).filter((one): one is Status => STATUSES.includes(one as Status)),
    lamp: all(query.lamp).filter((one): one is Lamp => LAMPS.includes(one as Lamp)),
    item: all(query.item),
    region: all(query.region),
    bundle: all(query.bundle),
    assignee: first(query.assignee),
    text: first(query.q),
  }
}

export function addressOf(wanted: Wanted): LocationQueryRaw {
  return {
    ...(wanted.view === 'todo' ? {} : { view: wanted.view }),
    ...(wanted.service ? { service: wanted.service } : {}),
    ...Object.fromEntries((['status', 'lamp', 'item', 'region', 'bundle'] as const).filter(key => wanted[key].length).map(key => [key, wanted[key]])),
    ...(wanted.assignee ? { assignee: wanted.assignee } : {}),
    ...(wanted.text ? { q: wanted.text } : {}),
  }
}

/** What the services are asked for. */
export function asked(wanted: Wanted) {
  const view = VIEWS.find(one => one.key === wanted.view) ?? VIEWS[0]
  return {
    status: wanted.status.length ? wanted.status : view.status,
    lamp: wanted.lamp,
    item: wanted.item,
    region: wanted.region,
    bundle: wanted.bundle,
    assignee: wanted.assignee || view.assignee,
    text: wanted.text || undefined,
  }
}

export const isNarrowed = (wanted: Wanted) => !!(wanted.status.length || wanted.lamp.length || wanted.item.length || wanted.region.length || wanted.bundle.length || wanted.assignee || wanted.text)

export function cleared(wanted: Wanted): Wanted {
  return { ...wanted, status: [], lamp: [], item: [], region: [], bundle: [], assignee: '', text: '' }
}

/** As it is kept under a name: with the statuses of its drawer, so that it means the same next year. */
export function criteriaOf(wanted: Wanted): Department['CriteriaBody'] {
  const { status, assignee, ...rest } = asked(wanted)
  return { ...rest, status: [...status], assignee: assignee ?? undefined }
}

export function wantedOfCriteria(criteria: Department['Criteria'], service: string): Wanted {
  const status = [...(criteria.status ?? [])] as Status[]
  const same = (view: View) => view.status.length === status.length && view.status.every(one => status.includes(one)) && (view.assignee ?? '') === (criteria.assignee ?? '')
  const view = VIEWS.find(same)
  return {
    view: view?.key ?? (status.some(one => ['APPROVED', 'REFUSED', 'WITHDRAWN'].includes(one)) ? 'ended' : 'todo'),
    service,
    status: view ? [] : status,
    lamp: [...(criteria.lamp ?? [])] as Lamp[],
    item: [...(criteria.item ?? [])],
    region: [...(criteria.region ?? [])],
    bundle: [...(criteria.bundle ?? [])],
    assignee: view ? '' : (criteria.assignee ?? ''),
    text: criteria.text ?? '',
  }
}
