import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import { i18n } from '@/shared/i18n'
import '@/features/work'
import WaitingChanges from './WaitingChanges.vue'

const aChange = (change: object = {}) => ({ id: '7', kind: 'LIMITS', subject: 'seal_engraving', basedOn: 1, state: 'PROPOSED', effectiveFrom: '2026-12-01', proposer: '陈静', mine: false, why: '再提速', proposedAt: '2026-11-28T01:00:00Z', content: { promised: { amount: 1, unit: 'WORKING_HOUR' }, statutory: { amount: 1, unit: 'WORKING_DAY' } }, ...change })

describe('limits that wait for a second administrator', () => {
  let page: ReturnType<typeof createApp> | undefined
  afterEach(() => {
    page?.unmount()
    vi.unstubAllGlobals()
  })

  async function shown(waiting: object[], publication: Response = Response.json(aChange({ state: 'PUBLISHED' })), props: object = {}) {
    const asked: string[] = []
    let settled = 0
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}`)
      return request.method === 'POST' ? publication.clone() : Response.json({ items: asked.some(one => one.startsWith('POST')) && publication.ok ? [] : waiting, next: null })
    })
    const place = document.createElement('div')
    page = createApp({ render: () => h(WaitingChanges, { subject: 'seal_engraving', kind: 'LIMITS', ...props, onSettled: () => { settled++ } }) })
    page.use(i18n).mount(place)
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    return { place, asked, settled: () => settled, button: (text: string) => [...place.querySelectorAll('button')].find(one => one.textContent === text) }
  }

  it('are shown with what they say and published by another', async () => {
    const { place, asked, settled, button } = await shown([aChange()])
    await vi.waitFor(() => expect(place.textContent).toContain('陈静提议，自2026年12月1日起受理的办件适用，发布后为第 2 版'))
    expect(place.textContent).toContain('再提速')
    expect(asked[0]).toContain('subject=seal_engraving')
    button('发布')!.click()
    await vi.waitFor(() => expect(place.querySelector('[role=status]')?.textContent).toBe('已发布。'))
    expect(asked).toContain('POST /api/editing/changes/7/publication')
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
    const { place, settled, button } = await shown([aChange()], Response.json({ type: '/problems/change-overtaken', title: '已有新版本', detail: '另一版本已先行发布，请在其基础上重新起草。' }, { status: 409 }))
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

  it('of a year say which days, and publishing them says whose time moved', async () => {
    const year = aChange({ kind: 'YEAR', subject: '2027', effectiveFrom: undefined, content: { year: 2027, source: '国办发明电', off: [{ day: '2027-01-01', reason: '元旦' }, { day: '2027-01-02', reason: '元旦' }], work: [] } })
    const { place, button } = await shown([year], Response.json({ ...year, state: 'PUBLISHED', effect: { moved: 3, clocks: [] } }), { kind: 'YEAR', subject: '2027' })
    await vi.waitFor(() => expect(place.textContent).toContain('放假：2027年1月1日至2027年1月2日 元旦'))
    expect(place.textContent).toContain('调休上班：无')
    button('发布')!.click()
    await vi.waitFor(() => expect(place.textContent).toContain('3 个在办计时的到期时间已重算'))
  })

  it('of a department say what they change in which table', async () => {
    const line = aChange({ kind: 'TABLE_LINE', subject: 'seal-price', content: { act: 'ADDED', source: '市价', before: [{ values: { kind: 'OFFICIAL', price: 120 }, validFrom: '2025-01-01' }], after: [{ values: { kind: 'OFFICIAL', price: 120 }, validFrom: '2025-01-01', validTo: '2026-11-30' }, { values: { kind: 'OFFICIAL', price: 130.5 }, validFrom: '2026-12-01' }] } })
    const table = { name: 'seal-price', label: '印章价格', labelEn: 'Seal prices', columns: [{ name: 'kind', kind: 'TEXT', label: '种类', key: true }, { name: 'price', kind: 'NUMBER', label: '价格' }] }
    const { place, asked } = await shown([line], undefined, { kind: undefined, subject: undefined, service: 'department', tables: [table] })
    await vi.waitFor(() => expect(place.querySelector('h3')?.textContent).toBe('印章价格'))
    expect(asked[0]).toContain('/api/departments/department/editing/changes')
    expect(place.textContent).toContain('价格：120 → 130.5')
  })
})
