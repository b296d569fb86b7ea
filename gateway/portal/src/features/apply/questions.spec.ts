import { describe, expect, it } from 'vitest'
import { answered, asked, firstOpen, order, stopOf, type Question } from './questions'

const question = (key: string, more: Partial<Question> = {}) => ({ key, required: true, multiple: false, when: {}, options: [], ...more }) as unknown as Question
const cause = question('cause')
const payment = question('payment', { when: { cause: ['sale'] } })
const bank = question('bank', { when: { payment: ['loan'] } })
const all = [cause, payment, bank]

describe('guided questions', () => {
  it('are asked when what they depend on was answered so', () => {
    expect(asked(all, {}).map(one => one.key)).toEqual(['cause'])
    expect(asked(all, { cause: ['sale'] }).map(one => one.key)).toEqual(['cause', 'payment'])
  })

  it('hidden again, their answers count for nothing, nor for questions behind them', () => {
    const said = { cause: ['gift'], payment: ['loan'], bank: ['x'] }

    expect(answered(all, said)).toEqual({ cause: ['gift'] })
    expect(asked(all, said).map(one => one.key)).toEqual(['cause'])
  })

  it('begin with the region', () => {
    expect(order(all, {})).toEqual(['region', 'cause'])
    expect(firstOpen(all, {}, '')).toBe('region')
    expect(firstOpen(all, {}, '350502')).toBe('cause')
    expect(firstOpen(all, { cause: ['gift'] }, '350502')).toBeUndefined()
  })

  it('can lead to another door', () => {
    const kind = question('kind', { options: [{ key: 'foreign', stop: { reason: 'r', door: 'd' } }] as never })

    expect(stopOf(kind, ['foreign'])?.door).toBe('d')
    expect(firstOpen([kind], { kind: ['foreign'] }, '350502')).toBe('kind')
  })
})
