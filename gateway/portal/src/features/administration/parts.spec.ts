import { describe, expect, it } from 'vitest'
import en from './words/en.json'
import { inWords } from './parts'

const t = (key: string, named: Record<string, unknown> = {}) => {
  if (key === 'common.none') return 'None'
  const word = key.split('.').slice(1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], en) as string
  return word.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]))
}

describe('what has changed of a part of a drawing', () => {
  it('calls shapes by their names', () => {
    expect(inWords({ name: 'kind', before: 'callActivity' }, t)).toBe('Shape: review of an item → None')
    expect(inWords({ name: 'kind', before: 'userTask', after: 'inclusiveGateway' }, t)).toBe('Shape: another shape → gateway by answers')
  })

  it('says what a part was called', () => expect(inWords({ name: 'name', before: 'Seal', after: 'Seals' }, t)).toBe('Name: Seal → Seals'))

  it('shows no ids of what a line joins', () => {
    expect(inWords({ name: 'from', before: 'Gateway_1', after: 'seal' }, t)).toBe('Where it starts has changed')
    for (const name of ['default', 'to', 'needs']) expect(inWords({ name, after: 'x_y' }, t)).not.toContain('x_y')
  })
})
