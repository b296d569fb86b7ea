import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../i18n'
import { money } from './money'
import { stateOf } from './states'
import { day, dayOfYear, inWords, limit, moment, month } from './time'

afterEach(() => setLanguage('zh'))

describe('time in words', () => {
  it('is the time of the offices, wherever the reader is', () => {
    expect(moment('2026-11-23T01:00:00Z')).toBe('2026年11月23日 周一 09:00')
    expect(moment('2026-11-23T09:00:00+08:00')).toBe('2026年11月23日 周一 09:00')
  })

  it('is English for who reads English', () => {
    setLanguage('en')
    expect(moment('2026-11-23T01:00:00Z')).toBe('Mon 23 November 2026, 09:00')
  })

  it('never moves a calendar day', () => {
    expect(day('2026-12-31')).toBe('2026年12月31日')
    expect(month('2026-01')).toBe('2026年1月')
  })

  it('takes the place of figures in texts of the services, and of nothing else', () => {
    expect(inWords('税务局已收到，应于 2026-12-02 17:30 前办结')).toBe('税务局已收到，应于 2026年12月2日 17:30 前办结')
    expect(inWords('合同号 2026-1202-33，2026-13-01')).toBe('合同号 2026-1202-33，2026-13-01')
  })

  it('is empty where there is none', () => {
    expect(moment(null)).toBe('')
    expect(day(undefined)).toBe('')
  })

  it('tells a day of every year, also the one that most years lack', () => {
    expect(dayOfYear('06-01')).toBe('6月1日')
    setLanguage('en')
    expect(dayOfYear('02-29')).toBe('29 February')
  })

  it('keeps a limit in the unit it was given in', () => {
    expect(limit({ amount: 6, unit: 'WORKING_HOUR' })).toBe('6 个工作小时')
    expect(limit({ unit: 'IMMEDIATE' })).toBe('即时办结')
    setLanguage('en')
    expect(limit({ amount: 1, unit: 'WORKING_DAY' })).toBe('1 working day')
    expect(limit({ amount: 2, unit: 'WORKING_DAY' })).toBe('2 working days')
  })
})

describe('other words', () => {
  it('say money with its currency', () => {
    expect(money('1234567.5')).toBe('1,234,567.5 元')
  })

  it('never show a code nobody has words for', () => {
    expect(stateOf('case', 'DONE')).toEqual({ text: '全部办成', tone: 'good' })
    expect(stateOf('case', 'SOMETHING_NEW').text).toBe('状态不明')
  })
})
