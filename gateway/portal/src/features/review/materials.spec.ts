import { afterEach, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import type { Department } from '@/shared/api'
import { i18n } from '@/shared/i18n'
import './words'
import MaterialsPart from './MaterialsPart.vue'

vi.mock('@/features/work/catalogue', () => ({ itemOf: () => ({ materials: ['章程', '合伙协议', '验资证明'].map(key => ({ key, source: 'UPLOAD' })) }) }))

const material = (key: string) => ({ field: `material:${key}`, label: key, labelEn: key }) as Department['Pinnable']
const file = (key: string, name: string) => ({ id: name, key, name, size: 2048, replaced: false })

let page: ReturnType<typeof createApp> | undefined
afterEach(() => page?.unmount())

function shown(props: object) {
  const place = document.createElement('div')
  page = createApp({ render: () => h(MaterialsPart, { materials: [material('章程'), material('合伙协议'), material('验资证明')], files: [], item: 'x', reviewId: 'r', pinned: new Set<string>(), mayPin: true, ...props } as never) })
  page.use(i18n).mount(place)
  const names = (within: string) => [...place.querySelectorAll(`${within} > ul > li strong`)].map(one => one.textContent)
  return { place, needed: names('section'), folded: names('details') }
}

it('papers that the answers did not call for are folded, and nothing is said to be missing of them', () => {
  const { place, needed, folded } = shown({ asked: new Set(['章程']) })
  expect(needed).toEqual(['章程'])
  expect(folded).toEqual(['合伙协议', '验资证明'])
  expect(place.querySelector('summary')?.textContent).toBe('本件未要求的材料 2 项')
  expect(place.textContent!.match(/没有电子文件/g)).toHaveLength(1)
})

it('what came all the same, and what a correction names, stands with what was asked for', () => {
  const { needed, folded } = shown({ asked: new Set(['章程']), files: [file('验资证明', '验资.pdf')], pinned: new Set(['material:合伙协议']) })
  expect(needed).toEqual(['章程', '合伙协议', '验资证明'])
  expect(folded).toEqual([])
})

it('whoever may not see the files is told of no missing one', () => {
  const { place, needed } = shown({})
  expect(needed).toEqual(['章程', '合伙协议', '验资证明'])
  expect(place.textContent).not.toContain('没有电子文件')
})

it('a file under no paper of the item is shown by its name', () => {
  const { place } = shown({ asked: new Set(['章程']), files: [file('别的', '补充.png')] })
  expect(place.querySelector('a')?.textContent).toBe('补充.png')
})
