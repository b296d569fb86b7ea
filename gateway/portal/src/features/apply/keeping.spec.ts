import { reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { session } from '@/shared/session'
import type { Draft } from './application'
import { keepWithPlatform } from './keeping'

const aDraft = (): Draft => reactive({ region: '350502', answers: { kind: ['llc'] }, form: { a: { b: '𠮷' } }, certificates: {}, materials: {}, commitments: {}, submission: 'key', seen: [], told: true, id: '', version: 0 })
const kept = (more: object = {}) => ({ id: 'd1', version: 3, outdated: false, expiresAt: '2026-12-28T00:00:00Z', form: {}, answers: {}, ...more })

const asked: { method: string; path: string; body: Record<string, unknown> }[] = []
let answers: [number, object][] = []

beforeEach(() => {
  session.me = { signedIn: true, name: '王建国', username: 'applicant', roles: ['applicant'], departments: [] }
  asked.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push({ method: request.method, path: new URL(request.url).pathname, body: JSON.parse((await request.clone().text()) || '{}') })
    const [status, body] = answers.shift() ?? [500, {}]
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } })
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  session.me = undefined
})

describe('a draft', () => {
  it('is begun once and saved under its version', async () => {
    const draft = aDraft()
    answers = [[201, kept({ version: 1, form: { a: { b: 'theirs', c: 'from a certificate' } } })], [200, kept()]]
    const keeping = keepWithPlatform('company_start', draft)
    await keeping.save()
    await keeping.save()

    expect(asked.map(one => `${one.method} ${one.path}`)).toEqual(['POST /api/drafts', 'PUT /api/drafts/d1'])
    expect(asked[1].body).toMatchObject({ version: 1, form: { a: { b: '𠮷', c: 'from a certificate' } } })
    expect(keeping.state.value).toBe('saved')
    expect(draft.version).toBe(3)
  })

  it('that was changed elsewhere is not overwritten until somebody says so', async () => {
    const draft = aDraft()
    draft.id = 'd1'
    answers = [[409, { type: '/problems/draft-stale', draft: kept({ version: 7 }) }], [200, kept({ version: 8 })]]
    const keeping = keepWithPlatform('company_start', draft)
    await keeping.save()
    await keeping.save()
    expect(keeping.state.value).toBe('elsewhere')
    expect(asked).toHaveLength(1)

    keeping.keepMine()
    await keeping.save()
    expect(asked[1].body).toMatchObject({ version: 7 })
    expect(keeping.state.value).toBe('saved')
  })

  it('that was handed in elsewhere is not made anew', async () => {
    const draft = aDraft()
    draft.id = 'd1'
    answers = [[404, { type: '/problems/not-found' }]]
    const keeping = keepWithPlatform('company_start', draft)
    await keeping.save()
    await keeping.save()

    expect(keeping.state.value).toBe('gone')
    expect(asked).toHaveLength(1)
  })

  it('stays in the window until somebody has signed in', async () => {
    session.me = { signedIn: false, name: '', username: '', roles: [], departments: [] }
    const keeping = keepWithPlatform('company_start', aDraft())
    await keeping.save()

    expect(asked).toEqual([])
    expect(keeping.state.value).toBe('here')
  })
})
