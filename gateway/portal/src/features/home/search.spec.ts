import { describe, expect, it } from 'vitest'
import { matching } from './search'

const company = { key: 'company', name: '企业开办“一件事”', nameEn: 'Starting a company', description: '一次申请，办好营业执照、公司印章。', descriptionEn: 'The licence and the seals.' }
const home = { key: 'home', name: '不动产转移登记', nameEn: 'Transferring a home', description: '买卖房屋，水电气随证过户。', descriptionEn: 'Title and utilities.' }

describe('searching what can be done', () => {
  it.each([
    ['company', [company]],
    ['ＣＯＭＰＡＮＹ', [company]],
    ['过户', [home]],
    ['开公司', [company]],
    ['房屋过户', [home]],
    ['', [company, home]],
    ['火星', []],
  ])('%s', (asked, expected) => {
    expect(matching([company, home], asked)).toEqual(expected)
  })
})
