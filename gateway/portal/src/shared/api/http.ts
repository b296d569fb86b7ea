import { languageOf } from '../i18n'
import { acting } from '../session/acting'

/** One wrong place of a request. */
export interface WrongPlace {
  pointer: string
  detail: string
  code?: string
}

/** What a service said was wrong (RFC 9457), in words a person can read. */
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly title: string
  readonly detail: string
  readonly errors: WrongPlace[]
  /** Everything else that came along: `reason`, `door`, `version` … */
  readonly more: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body.detail ?? body.title ?? ''))
    this.status = status
    this.type = String(body.type ?? '')
    this.title = String(body.title ?? '')
    this.detail = String(body.detail ?? '')
    this.errors = (body.errors as WrongPlace[] | undefined) ?? []
    this.more = body
  }

  /** The last part of the type, such as `wrong-door`. */
  is(code: string) {
    return this.type.endsWith(`/${code}`)
  }
}

const WORDS = {
  zh: {
    away: ['连接不上', '网络不通或服务正在重启，请稍后再试。'],
    broken: ['出错了', '请稍后再试。'],
  },
  en: {
    away: ['No connection', 'The network is down or the service is restarting. Please try again in a moment.'],
    broken: ['Something went wrong', 'Please try again in a moment.'],
  },
}

function ofOurOwn(status: number, which: 'away' | 'broken') {
  const [title, detail] = WORDS[languageOf()][which]
  return new Problem(status, { title, detail })
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  console.error(error)
  return ofOurOwn(0, 'broken')
}

function cookie(name: string) {
  return document.cookie.split('; ').find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

const listeners = new Set<() => void>()

/** Told when an answer says that the session has ended. */
export function whenSignedOut(listener: () => void) {
  listeners.add(listener)
}

/** For requests that do not go through send. */
export function signedOutMeanwhile() {
  listeners.forEach(listener => listener())
}

async function problemOf(response: Response) {
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json')
  const body = isJson ? ((await response.json().catch(() => null)) as Record<string, unknown> | null) : null
  return body ? new Problem(response.status, body) : ofOurOwn(response.status, 'broken')
}

/** Headers that every request of ours carries. */
export function ourHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': languageOf() === 'en' ? 'en' : 'zh-CN' }
  if (method !== 'GET' && method !== 'HEAD') headers['X-XSRF-TOKEN'] = decodeURIComponent(cookie('XSRF-TOKEN') ?? '')
  return headers
}

const pathOf = (input: string | Request) => (typeof input === 'string' ? input : input.url.slice(location.origin.length))

/** Whoever helps another does it under the other's mandate; what is his own stays his own. */
export function mandateFor(path: string): Record<string, string> {
  return acting.now && /^\/api\/(drafts|applications|materials|batches)(\/|\?|$)/.test(path) ? { 'X-On-Behalf-Of': acting.now.mandate } : {}
}

/** Fetches from our own gateway; throws a Problem for everything that is not an answer. */
export async function send(input: string | Request, init: RequestInit = {}): Promise<Response> {
  const method = (typeof input === 'string' ? init.method : input.method) ?? 'GET'
  const headers = new Headers(typeof input === 'string' ? init.headers : input.headers)
  for (const [name, value] of Object.entries(ourHeaders(method))) headers.set(name, value)
  for (const [name, value] of Object.entries(mandateFor(pathOf(input)))) headers.set(name, value)
  if (!headers.has('Accept')) headers.set('Accept', 'application/json')
  let response: Response
  try {
    response = await fetch(input, { ...init, headers })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw ofOurOwn(0, 'away')
  }
  if (response.ok) return response
  if (response.status === 401) signedOutMeanwhile()
  throw await problemOf(response)
}
