import { describe, expect, it } from 'vitest'
import { amiss } from './words.mjs'

const found = (text, language = 'zh', within = '') => amiss([{ text, within }], language).map(([, why]) => why)

describe('what nobody should have to read', () => {
  it.each([
    ['自 2026-12-01 起', 'a day in figures'],
    ['2026-11-29T01:00:00Z', 'a timestamp'],
    ['流程：company_start，无人经手', 'a key'],
    ['queue.notices.markRead', 'a key with dots'],
    ['状态 IN_PROGRESS', 'a code in capitals'],
    ['状态 OVERDUE', 'a code in capitals'],
    ['还剩 NaN 天', 'a value that is none'],
    ['你好，undefined', 'a value that is none'],
    ['地区 350502', 'the code of a district'],
    ['依据 S4#17', 'a mark of the handbook'],
    ['法律文本 [V]', 'a mark of the handbook'],
    ['出错：NullPointerException', 'a trace of the program'],
    ['7d0c4a6e-59df-917b-04e8-6309073d', 'an identifier'],
  ])('is found: %s', (text, why) => {
    expect(found(text).some(one => one.startsWith(why))).toBe(true)
  })

  it.each([
    '办件编号 YJS350502202611290000022', '营业执照 91350504MK3000017Y（PDF）', '350502税票2026000001', '2026年12月1日 周二 17:30', 'Excel（xlsx）或 CSV', 'b0a8a1430dab3d50346fc5e0', 'office@example.cn',
    '报装.csv', '2026年11月', '例如 2026-11', '地区，e.g. 泉州',
  ])('is none of it: %s', text => {
    expect(found(text)).toEqual([])
  })

  it('is the other language', () => {
    expect(found('Choose File')).toEqual(['English words in Chinese'])
    expect(found('English')).toEqual([])
    expect(found('提交', 'en', 'BUTTON')).toEqual(['Chinese words in English (BUTTON)'])
    // What people and papers are called stays as it is.
    expect(found('王建国', 'en')).toEqual([])
    expect(found('Change: 公章刻制备案', 'en', '@aria-label')).toEqual([])
  })
})
