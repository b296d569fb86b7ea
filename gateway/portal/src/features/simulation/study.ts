import { ask } from '@/features/administration/api'

export interface Spread { mean: number; p50: number; p90: number; most: number; halfWidth: number }
export interface DepartmentForecast { department: string; officers: number; utilisation: number; queueMean: number; queueMost: number; waited: Spread; overdue: number; criticalWaitMinutes: number }
export interface ItemForecast { item: string; department: string; reviews: number; took: Spread; waited: Spread; overdue: number; critical: number }
export interface Forecast { cases: number; completion: Spread; elapsedHours: Spread; promiseKept: number; departments: DepartmentForecast[]; items: ItemForecast[]; bottleneck: string | null; outcomes: { what: string; count: number }[]; seed: number }
export interface Answer { forecast: Forecast; variants: { name: string; forecast: Forecast }[]; answersFrom: string; minutesFrom: Record<string, string> }
export interface Variant { name: string; officers?: Record<string, number>; without?: string[]; closedDays?: string[] }
export interface Question {
  bundle: string
  version?: number
  drawing?: string
  /** What this draft says is tried, instead of what is published. */
  draft?: string
  from?: string
  cases?: number
  arrivalsPerDay?: number
  officers?: Record<string, number>
  minutes?: Record<string, number>
  mix?: { answers: Record<string, string[]>; weight: number }[]
  limits?: Record<string, { amount: number; unit: string }>
  seed?: number
  variants?: Variant[]
}

export const simulate = (question: Question, signal?: AbortSignal) => ask<Answer>('/api/simulations', { body: question, signal })

/** The five days from Monday on of the week that a day falls into. */
export function weekOf(day: string): string[] {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return Array.from({ length: 5 }, (_one, index) => new Date(at.getTime() + index * 86_400_000).toISOString().slice(0, 10))
}

export interface Asked { text?: string; key: string; multiple?: boolean; required?: boolean; options: { key: string; stop?: unknown }[] }

/** The plainest application: each question that must be answered, by its first answer that does not stop it. */
export function plainAnswers(questions: Asked[]): Record<string, string[]> {
  return Object.fromEntries(questions.filter(question => question.required !== false && !question.multiple).map(question => [question.key, [question.options.find(option => !option.stop)?.key ?? '']]).filter(([, answers]) => answers[0]))
}

/** A number that was typed; undefined where nothing was, or no number. */
export function numberOf(text: string | number | undefined): number | undefined {
  const given = String(text ?? '').trim()
  const number = Number(given)
  return given && Number.isFinite(number) ? number : undefined
}

/** Two officers fewer, but never none: nobody can wait for an office that is not there. */
export const fewer = (officers: number) => Math.max(1, officers - 2)
