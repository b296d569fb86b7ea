import { expect, it } from 'vitest'
import { readReceipt, receiptAddress } from './receipt'

it('reads back what the QR code holds', () => {
  const address = receiptAddress('YJS35050220261123000001', 'a1b2c3d4')
  expect(new URL(address).pathname).toBe('/track')
  expect(readReceipt(new URL(address).hash)).toEqual({ caseNo: 'YJS35050220261123000001', code: 'a1b2c3d4' })
})

it('makes nothing of anything else', () => {
  for (const hash of ['', '#', '#main', '#a/b/c', '#%/b']) expect(readReceipt(hash)).toBeNull()
})
