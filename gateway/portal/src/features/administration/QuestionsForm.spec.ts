import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp, h, nextTick, ref } from 'vue'
import { i18n } from '@/shared/i18n'
import { bundleOf } from './bundle'
import QuestionsForm from './QuestionsForm.vue'

// The lists that are searched are tried where they are made.
vi.mock('@/features/work/SearchSelect.vue', () => ({ default: { render: () => null } }))
vi.mock('./catalogue', () => ({ everyBundle: () => Promise.resolve([]) }))
vi.mock('@/features/work/catalogue', () => ({ itemOf: () => ({ fields: [{ key: 'employees', label: '职工', type: 'LIST' }, { key: 'tax.vatKind', label: '纳税人类型', type: 'CHOICE', options: [{ value: 'SMALL', label: '小规模' }] }] }) }))

const SOURCE = `key: company_start
questions:
  - key: staff
    text: [本月是否用工？, Do you hire staff this month?]
    options:
      - {key: 'no', text: [否, 'No']}
      - {key: 'yes', text: [是, 'Yes'], add: [si_unit_reg], set: {tax.vatKind: SMALL}}
nodes:
  - {item: si_unit_reg, optional: true}
`

describe('the form of the guided questions', () => {
  let page: ReturnType<typeof createApp> | undefined
  let place: HTMLElement
  afterEach(() => {
    page?.unmount()
    place.remove()
  })

  function shown(readOnly = false) {
    const source = ref(SOURCE)
    place = document.body.appendChild(document.createElement('div'))
    page = createApp({ render: () => h(QuestionsForm, { source: source.value, questions: bundleOf(source.value).questions, items: [{ key: 'si_unit_reg', name: '社会保险登记' } as never], parts: ['si_unit_reg'], readOnly, onEdit: (now: string) => { source.value = now } }) })
    page.use(i18n).mount(place)
    return source
  }
  async function settle() {
    for (let i = 0; i < 4; i++) await nextTick()
  }
  async function opened(q = 0) {
    const details = place.querySelectorAll('details')[q]
    details.open = true
    details.dispatchEvent(new Event('toggle'))
    await settle()
  }
  const press = async (name: string) => {
    [...place.querySelectorAll('button')].find(one => (one.getAttribute('aria-label') ?? one.textContent) === name)!.click()
    await settle()
  }
  const write = async (id: string, value: string) => {
    const box = document.getElementById(id) as HTMLInputElement
    box.value = value
    box.dispatchEvent(new Event('change'))
    await settle()
  }

  it('writes a new question with its answers, and the caret stands in it', async () => {
    const source = shown()
    await press('添加问题')
    expect(document.activeElement?.id).toBe('question-1-0')
    await write('question-1-0', '是否设分支机构？')
    await write('help-1-1', 'Branches only')
    await press('添加选项：是否设分支机构？')
    expect(document.activeElement?.id).toBe('option-1-2-0')
    await write('option-1-2-0', '不确定')
    await press('上移：不确定')
    expect(bundleOf(source.value).questions[1]).toMatchObject({ text: ['是否设分支机构？', 'New question'], help: ['', 'Branches only'] })
    expect(bundleOf(source.value).questions[1].options.map(one => one.text[0])).toEqual(['是', '不确定', '否'])
    // Pressing on moves it on: the keyboard stays with what was moved.
    expect(document.activeElement?.id).toBe('option-up-1-1')
    expect(place.querySelector('[role=status]')?.textContent).toBe('“不确定”现在是第 2 个。')
  })

  it('says what an answer does, and takes it back', async () => {
    const source = shown()
    await opened()
    expect([...place.querySelectorAll('li')].map(one => one.childNodes[0].textContent?.trim())).toEqual(['增加：社会保险登记', '填为：纳税人类型 = 小规模'])
    await press('移除：填为：纳税人类型 = 小规模')
    await press('移除：增加：社会保险登记')
    expect(source.value).toContain("- {key: 'yes', text: [是, 'Yes']}\n")
  })

  it('sends to another door with the law', async () => {
    const source = shown()
    await opened()
    await press('设为不能在此办理：否')
    await write('stop-reason-0-0-0', '须先登记')
    await write('stop-basis-0-0-0', '公司法 第二十九条')
    expect(bundleOf(source.value).questions[0].options[0].stop).toMatchObject({ reason: ['须先登记', 'Why it cannot be done here'], basis: ['公司法 第二十九条', ''] })
    await press('选“否”可以办理')
    expect(source.value).toBe(SOURCE)
  })

  it('refuses a name that another has', async () => {
    const source = shown()
    await press('添加问题')
    await write('question-key-1', 'staff')
    expect(document.getElementById('question-key-1')?.getAttribute('aria-invalid')).toBe('true')
    await write('question-key-1', 'branches')
    expect(bundleOf(source.value).questions.map(one => one.key)).toEqual(['staff', 'branches'])
    expect(document.getElementById('question-key-1')?.hasAttribute('aria-invalid')).toBe(false)
  })

  it('only shows to who may not change it', async () => {
    shown(true)
    await opened()
    expect(place.querySelectorAll('button')).toHaveLength(0)
    expect((document.getElementById('multiple-0') as HTMLInputElement).disabled).toBe(true)
  })
})
