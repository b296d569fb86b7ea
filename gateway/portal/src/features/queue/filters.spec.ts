import { describe, expect, it } from 'vitest'
import { addressOf, asked, criteriaOf, wantedOf, wantedOfCriteria } from './filters'

describe('the filters of the queue', () => {
  it('stand in the address and come back from it', () => {
    const query = { view: 'ended', service: 'tax', status: ['APPROVED', 'REFUSED'], lamp: 'RED', item: 'deed_tax', q: '𠮷田' }
    const wanted = wantedOf(query)

    expect(wanted.status).toEqual(['APPROVED', 'REFUSED'])
    expect(wanted.lamp).toEqual(['RED'])
    expect(wanted.text).toBe('𠮷田')
    expect(wantedOf(addressOf(wanted) as never)).toEqual(wanted)
  })

  it('are empty where nothing is chosen', () => {
    expect(addressOf(wantedOf({}))).toEqual({})
    expect(asked(wantedOf({})).status).toEqual(['OPEN', 'CLAIMED', 'CORRECTION_REQUESTED', 'DECIDING'])
  })

  it('ignore what nobody knows', () => {
    expect(wantedOf({ view: 'x', status: 'GONE', lamp: ['VIOLET', null] })).toMatchObject({ view: 'todo', status: [], lamp: [] })
  })

  it.each(['todo', 'mine', 'free', 'waiting', 'ended'])('of the drawer %s are kept under a name and found again', view => {
    const wanted = wantedOf({ view, lamp: ['RED'], region: ['350502'] })

    expect(wantedOfCriteria({ dueBefore: '', dueWithinDays: 0, text: '', ...criteriaOf(wanted) } as never, '')).toEqual(wanted)
  })
})
