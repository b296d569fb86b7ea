import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import { i18n } from '@/shared/i18n'
import '@/features/work'
import WaitingChanges from './WaitingChanges.vue'

const aChange = (change: object = {}) => ({ id: '7', kind: 'LIMITS', key: 'seal_engraving', basedOn: 1, version: 2, state: 'PROPOSED', effectiveFrom: '2026-12-01', proposer: '陈静', mine: false, why: '再提速', proposedAt: '2026-11-28T01:00:00Z', promised: { amount: 1, unit: 'WORKING_HOUR' }, statutory: { amount: 1, unit: 'WORKING_DAY' }, ...change })

describe('limits that wait for a second administrator', () => {
  let page: ReturnType<typeof createApp> | undefined
  afterEach(() => {
    page?.unmount()
    vi.unstubAllGlobals()
  })

  async function shown(waiting: object[], publication: Response = Response.json(aChange({ state: 'PUBLISHED' }))) {
    const asked: string[] = []
    let settled = 0
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}`)
      return request.method === 'POST' ? publication.clone() : Response.json({ items: asked.some(one => one.startsWith('POST')) && publication.ok ? [] : waiting, next: null })
    })
    const place = document.createElement('div')
    page = createApp({ render: () => h(WaitingChanges, { item: 'seal_engraving', kind: 'LIMITS', onSettled: () => { settled++ } }) })
    page.use(i18n).mount(place)
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    return { place, asked, settled: () => settled, button: (text: string) => [...place.querySelectorAll('button')].find(one => one.textContent === text) }
  }

  it('are shown with what they say and published by another', async () => {
    const { place, asked, settled, button } = await shown([aChange()])
    await vi.waitFor(() => expect(place.textContent).toContain('陈静提议，自 2026-12-01 起受理的办件适用，发布后为第 2 版'))
    expect(place.textContent).toContain('再提速')
    expect(asked[0]).toContain('key=seal_engraving')
    button('发布')!.click()
    await vi.waitFor(() => expect(place.querySelector('[role=status]')?.textContent).toBe('已发布。'))
    expect(asked).toContain('POST /api/editing/item-changes/7/publication')
    expect(settled()).toBe(1)
    await vi.waitFor(() => expect(place.querySelector('article')).toBeNull())
  })

  it('are not published by who proposed them', async () => {
    const { place, button } = await shown([aChange({ mine: true })])
    await vi.waitFor(() => expect(place.textContent).toContain('由您提议，须由另一位管理员发布。'))
    expect(button('发布')).toBeUndefined()
    expect(button('作废')).toBeDefined()
  })

  it('stay, with the reason, when they were overtaken', async () => {
    const { place, settled, button } = await shown([aChange()], Response.json({ type: '/problems/draft-overtaken', title: '已有新版本', detail: '另一版本已先行发布，请在其基础上重新起草。' }, { status: 409 }))
    await vi.waitFor(() => expect(button('发布')).toBeDefined())
    button('发布')!.click()
    await vi.waitFor(() => expect(place.textContent).toContain('另一版本已先行发布'))
    expect(settled()).toBe(0)
    expect(place.querySelector('article')).not.toBeNull()
  })

  it('of another kind are told on their own page', async () => {
    const { place, asked } = await shown([aChange({ kind: 'RULES' })])
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    expect(place.querySelector('article')).toBeNull()
  })
})
