import type { Kind } from './vocabulary'

export interface Step { id: string; kind: Kind; name: string }
export interface Line { id: string; from: string; to: string; needs?: string; otherwise?: boolean }
export interface Outlined extends Step {
  /** How many steps it is from the start, on the longest way. */
  depth: number
  after: string[]
  before: string[]
}

const NEEDS = /^\$\{plan\.needs\(execution, ?'([a-z0-9_]+)'\)}$/
export const neededIn = (condition: string | null | undefined) => NEEDS.exec(condition?.trim() ?? '')?.[1]
export const conditionOf = (item: string) => `\${plan.needs(execution, '${item}')}`

/** Every step of a drawing in the order in which it is walked; what hangs on nothing comes last. */
export function outlineOf(steps: Step[], lines: Line[]): Outlined[] {
  const known = new Set(steps.map(step => step.id))
  const sound = lines.filter(line => known.has(line.from) && known.has(line.to))
  const depth = new Map<string, number>()
  const entering = new Map(steps.map(step => [step.id, sound.filter(line => line.to === step.id).length]))
  // Loops have no place in a drawing, but one may be drawn: then the first of the loop goes on.
  const open = steps.filter(step => step.kind === 'start').map(step => step.id)
  for (const id of open) depth.set(id, 0)
  const waiting = new Map(entering)
  const reached: string[] = []
  const walk = () => {
    while (open.length) {
      const id = open.shift() as string
      if (reached.includes(id)) continue
      reached.push(id)
      for (const line of sound.filter(each => each.from === id)) {
        depth.set(line.to, Math.max(depth.get(line.to) ?? 0, (depth.get(id) ?? 0) + 1))
        waiting.set(line.to, (waiting.get(line.to) ?? 1) - 1)
        if ((waiting.get(line.to) ?? 0) <= 0) open.push(line.to)
      }
    }
  }
  walk()
  for (let stuck = next(); stuck; stuck = next()) {
    open.push(stuck)
    walk()
  }
  function next() {
    return steps.find(step => depth.has(step.id) && !reached.includes(step.id))?.id ?? undefined
  }
  const place = (id: string) => (reached.includes(id) ? reached.indexOf(id) : reached.length + steps.findIndex(step => step.id === id))
  return steps
    .map(step => ({
      ...step,
      depth: depth.get(step.id) ?? 0,
      after: sound.filter(line => line.to === step.id).map(line => line.from),
      before: sound.filter(line => line.from === step.id).map(line => line.to),
    }))
    .sort((one, other) => place(one.id) - place(other.id))
}

/** Where a new branch of a gateway joins the others again: where most of them go. */
export function joinOf(gateway: string, lines: Line[]): string | undefined {
  const branches = lines.filter(line => line.from === gateway).map(line => line.to)
  const votes = new Map<string, number>()
  for (const branch of branches) for (const line of lines.filter(each => each.from === branch)) votes.set(line.to, (votes.get(line.to) ?? 0) + 1)
  return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0]
}
