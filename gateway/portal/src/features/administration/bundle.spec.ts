import { describe, expect, it } from 'vitest'
import { bundleOf, reasonsFor } from './bundle'

const SOURCE = `
questions:
  - key: staff
    text: [本月是否用工？, Do you hire staff this month?]
    options:
      - {key: 'no', text: [否, 'No'], remove: [si]}
      - {key: 'yes', text: [是, 'Yes'], add: [si]}
nodes:
  - {item: si, optional: true}
`

describe('a bundle as its source says it', () => {
  it('tells which answers bring an item', () => {
    expect(reasonsFor('si', bundleOf(SOURCE)).map(reason => [reason.question[0], reason.option[0], reason.does])).toEqual([['本月是否用工？', '否', 'remove'], ['本月是否用工？', '是', 'add']])
    expect(reasonsFor('other', bundleOf(SOURCE))).toEqual([])
  })

  it.each(['', 'nodes: 3', 'nodes: [1, null]', '{', 'nodes:\n  - {item: [}'])('is read as far as it can be: %j', source => {
    expect(Array.isArray(bundleOf(source).items)).toBe(true)
  })
})
