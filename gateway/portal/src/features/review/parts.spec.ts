import { afterEach, expect, it } from 'vitest'
import { createApp, h } from 'vue'
import type { Department } from '@/shared/api'
import { i18n } from '@/shared/i18n'
import './words'
import FormParts from './FormParts.vue'

const field = (key: string, shown: string, more: object = {}) => ({ key, label: key, labelEn: key, type: 'TEXT', value: shown, shown, ...more }) as unknown as Department['FormValue']
const form = (...fields: Department['FormValue'][]) => [{ key: 'name', name: '企业名称', nameEn: 'Name', fields }] as unknown as Department['FormSection'][]

let page: ReturnType<typeof createApp> | undefined
afterEach(() => page?.unmount())

function shown(props: object) {
  const place = document.createElement('div')
  page = createApp({ render: () => h(FormParts, { changed: [], pinned: new Set<string>(), mayPin: true, findings: [], ...props } as never) })
  page.use(i18n).mount(place)
  const keys = (within: string) => [...place.querySelectorAll(`${within} dt`)].map(one => one.textContent)
  return { place, plain: keys('section > dl'), folded: keys('details') }
}

it('what the applicant left empty is folded under its part, and can be named in a correction there', () => {
  const { place, plain, folded } = shown({ form: form(field('字号', '晨光'), field('隶属公司', ''), field('股东', '', { rows: [] })) })
  expect(plain).toEqual(['字号'])
  expect(folded).toEqual(['隶属公司', '股东'])
  expect(place.querySelector('summary')?.textContent).toBe('未填写的 2 项')
  expect(place.querySelectorAll('details .pin')).toHaveLength(2)
})

it('what is empty and has something to be said of is not folded', () => {
  const emptied = field('电话', '')
  const { plain, folded } = shown({
    form: form(emptied, field('住所', ''), field('邮箱', '')),
    changed: [{ before: field('电话', '13800000000'), after: emptied, section: '', sectionEn: '' }],
    findings: [{ field: '住所', level: 'WARN', code: 'x', text: '缺住所' }],
  })
  expect(plain).toEqual(['电话', '住所'])
  expect(folded).toEqual(['邮箱'])
})
