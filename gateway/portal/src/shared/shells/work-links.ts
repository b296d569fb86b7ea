import type { Role } from '../session'

export interface WorkLink {
  to: string
  /** Asked anew with every language. */
  text: () => string
  roles: Role[]
  order: number
}

// A feature of the working views brings its link in src/features/<feature>/link.ts, export const link.
const found = import.meta.glob<{ link: WorkLink }>('../../features/*/link.ts', { eager: true })

export const workLinks: WorkLink[] = Object.values(found).map(module => module.link).sort((one, other) => one.order - other.order)
