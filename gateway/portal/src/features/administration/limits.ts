export const UNITS = ['IMMEDIATE', 'WORKING_HOUR', 'WORKING_DAY', 'CALENDAR_DAY', 'MONTH', 'YEAR'] as const

export interface WrittenLimit { amount: number; unit: string }

/** Reads `4 WORKING_HOUR` or `IMMEDIATE`. */
export function readLimit(value: string): WrittenLimit {
  const [first, second] = value.trim().split(/\s+/)
  return second ? { amount: Number(first) || 0, unit: second } : { amount: 0, unit: first || 'WORKING_DAY' }
}

export const writeLimit = ({ amount, unit }: WrittenLimit) => (unit === 'IMMEDIATE' ? unit : `${Math.max(1, Math.round(amount))} ${unit}`)
