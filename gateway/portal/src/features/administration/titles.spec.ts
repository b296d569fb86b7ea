import { describe, expect, it } from 'vitest'
import { titleOf } from './titles'

describe('the title of a source', () => {
  it('is its name in the language', () => {
    expect(titleOf('key: a\nname: [企业开办“一件事”, Starting a company] # B01', 'zh')).toBe('企业开办“一件事”')
    expect(titleOf("name: [开户, 'Opening, an account']", 'en')).toBe('Opening, an account')
  })

  it('is empty while there is none', () => {
    expect(titleOf('nodes:\n  - name: [x, y]', 'zh')).toBe('')
  })
})
