// What an officer enters to approve: one control for each type of field, and the value as the service wants it.
import type { Department } from '@/shared/api'

export type Field = Department['ResultField']
export type Entered = Record<string, string | string[] | boolean>

export function filled(fields: Field[], entered: Entered): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const field of fields) {
    const value = entered[field.key]
    if (Array.isArray(value) ? value.length : typeof value === 'boolean' || value?.trim()) result[field.key] = typeof value === 'string' ? value.trim() : value
  }
  return result
}

/** `/result/seal.numbers` names the control of its field. */
export const controlOf = (key: string) => `result-${key.replace(/[^\w-]/g, '-')}`
export const targetsOf = (fields: Field[]) => Object.fromEntries(fields.map(field => [`/result/${field.key.replace(/~/g, '~0').replace(/\//g, '~1')}`, controlOf(field.key)]))
