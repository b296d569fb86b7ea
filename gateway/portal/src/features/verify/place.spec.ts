import { describe, expect, it } from 'vitest'
import { readCode } from './code'
import { placeOf } from './place'

describe('the address of a certificate', () => {
  it('is looked up here, whatever host it names', () => {
    expect(placeOf(' https://elsewhere.example/verify/tax/Abc-1_2#123 ')).toEqual({ path: '/verify/tax/Abc-1_2', hash: '#123' })
  })

  it.each(['', 'https://elsewhere.example/', 'javascript:alert(1)', '/verify/tax', '/verify/../x/y/z'])('%s is none', address => {
    expect(placeOf(address)).toBeUndefined()
  })

  it('holds a code that the shared file reads', () => {
    expect(readCode('#0')).toBeNull()
  })
})
