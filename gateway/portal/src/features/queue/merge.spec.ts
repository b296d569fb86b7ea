import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOf, merged, withGone, type Line, type Placed, type ServicePage } from './merge'

const line = (id: string, dueAt: string | null) => ({ id, dueAt }) as Line
const ids = (lines: Placed[]) => lines.map(one => one.id)

describe('queues of several services', () => {
  it('are one, in the order of their limits', () => {
    expect(ids(merged([
      { service: 'tax', lines: [line('a', '2026-11-01'), line('c', '2026-11-03')] },
      { service: 'bank', lines: [line('b', '2026-11-02')] },
    ]))).toEqual(['a', 'b', 'c'])
  })

  it('show no line before one that may still come', () => {
    const pages: ServicePage[] = [
      { service: 'tax', lines: [line('a', '2026-11-01'), line('c', '2026-11-03')], next: 'x' },
      { service: 'bank', lines: [line('b', '2026-11-02'), line('d', '2026-11-09')] },
    ]

    expect(ids(merged(pages))).toEqual(['a', 'b', 'c'])
    expect(ids(merged([{ ...pages[0], next: null }, pages[1]]))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('leave a stopped clock in its place', () => {
    expect(ids(merged([{ service: 'tax', lines: [line('a', '2026-11-01'), line('s', null), line('b', '2026-11-03')] }]))).toEqual(['a', 's', 'b'])
  })

  it('of one service keep its order, whatever it is', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03'))), dues => {
      const lines = dues.map((due, index) => line(String(index), due))
      const shown = merged([{ service: 'tax', lines }])
      expect(new Set(ids(shown)).size).toBe(lines.length)
    }))
  })
})

describe('a line that left the list', () => {
  const before = [line('a', '1'), line('b', '2'), line('c', '3')].map(one => ({ ...one, service: 'tax' })) as Placed[]

  it('stays where it was while it is in hand', () => {
    const shown = withGone([before[0], before[2]], before, new Set(['tax/b']))

    expect(ids(shown)).toEqual(['a', 'b', 'c'])
    expect(shown[1].gone).toBe(true)
  })

  it('is gone when nobody has it in hand', () => {
    expect(withGone([before[0]], before, new Set([keyOf(before[0])])).map(keyOf)).toEqual(['tax/a'])
  })
})
