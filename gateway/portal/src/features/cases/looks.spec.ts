import { afterEach, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import { i18n } from '@/shared/i18n'
import './words'
import LooksNote from './LooksNote.vue'

let page: ReturnType<typeof createApp> | undefined
afterEach(() => {
  page?.unmount()
  vi.unstubAllGlobals()
})

const aLook = (id: string, officer: string) => ({ id, at: '2026-11-29T03:00:00Z', officer, departmentName: '供电公司', departmentNameEn: 'Power', itemName: '用电报装', itemNameEn: 'Power connection', file: null })

it('who looked at the papers is asked for each time it is opened, and not when it is closed', async () => {
  const answers = [[], [aLook('1', '林志远')]]
  let asked = 0
  vi.stubGlobal('fetch', async () => Response.json({ items: answers[asked++] ?? [], next: null }))
  const place = document.createElement('div')
  page = createApp({ render: () => h(LooksNote, { id: 'c1' }) })
  page.use(i18n).mount(place)
  const details = place.querySelector('details')!
  const turn = async (open: boolean) => {
    const told = new Promise(resolve => details.addEventListener('toggle', resolve, { once: true }))
    details.open = open
    await told
  }
  await turn(true)
  await vi.waitFor(() => expect(place.querySelector('.soft')).not.toBeNull())
  await turn(false)
  expect(asked).toBe(1)
  await turn(true)
  await vi.waitFor(() => expect(place.textContent).toContain('林志远'))
  expect(place.querySelectorAll('li')).toHaveLength(1)
})
