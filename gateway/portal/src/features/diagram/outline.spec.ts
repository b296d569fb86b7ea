import { describe, expect, it } from 'vitest'
import { conditionOf, joinOf, neededIn, outlineOf, type Line, type Step } from './outline'

const step = (id: string, kind: Step['kind'] = 'review'): Step => ({ id, kind, name: id })
const line = (from: string, to: string): Line => ({ id: `${from}-${to}`, from, to })
const steps = [step('closed', 'end'), step('tax'), step('licence'), step('submitted', 'start'), step('registered', 'answers'), step('seals'), step('done', 'answers')]
const lines = [line('submitted', 'licence'), line('licence', 'registered'), line('registered', 'tax'), line('registered', 'seals'), line('registered', 'done'), line('tax', 'done'), line('seals', 'done'), line('done', 'closed')]

describe('the list of a drawing', () => {
  it('goes from the start to the end, nothing before what it waits for', () => {
    const ids = outlineOf(steps, lines).map(one => one.id)
    expect(ids[0]).toBe('submitted')
    expect(ids.at(-1)).toBe('closed')
    for (const each of lines) expect(ids.indexOf(each.from)).toBeLessThan(ids.indexOf(each.to))
    expect(outlineOf(steps, lines).find(one => one.id === 'done')).toMatchObject({ depth: 4, after: ['registered', 'tax', 'seals'], before: ['closed'] })
  })

  it('shows every element once, whatever was drawn', () => {
    const loop = [...lines, line('done', 'licence'), line('nowhere', 'tax')]
    expect(outlineOf([...steps, step('lost')], loop).map(one => one.id).sort()).toEqual([...steps.map(one => one.id), 'lost'].sort())
    expect(outlineOf([...steps, step('lost')], loop).at(-1)?.id).toBe('lost')
  })
})

describe('a new branch', () => {
  it('joins where most of the others do', () => {
    expect(joinOf('registered', lines)).toBe('done')
    expect(joinOf('closed', lines)).toBeUndefined()
  })
})

describe('a condition', () => {
  it('names the item that is needed, and nothing else', () => {
    expect(neededIn(conditionOf('si_unit_reg'))).toBe('si_unit_reg')
    expect(neededIn("${runtime.exec('x')}")).toBeUndefined()
    expect(neededIn(undefined)).toBeUndefined()
  })
})
