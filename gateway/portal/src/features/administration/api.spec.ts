import { afterEach, expect, it, vi } from 'vitest'
import { drafts } from './api'

afterEach(() => vi.unstubAllGlobals())

it('names the revision that was looked at with every deed on a draft', async () => {
  const sent: [string, unknown][] = []
  vi.stubGlobal('fetch', async (path: string, request: RequestInit) => {
    sent.push([path, JSON.parse(String(request.body))])
    return new Response('{}')
  })
  await drafts.draw('d1', 3)
  await drafts.reopen('d1', 4, '再改')
  await drafts.publish('d1', 5)
  await drafts.discard('d1', 6)
  expect(sent).toEqual([
    ['/api/editing/drafts/d1/drawing', { revision: 3 }],
    ['/api/editing/drafts/d1/reopening', { revision: 4, why: '再改' }],
    ['/api/editing/drafts/d1/publication', { revision: 5 }],
    ['/api/editing/drafts/d1/discarding', { revision: 6 }],
  ])
})
