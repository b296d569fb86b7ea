import type { Intake } from '@/shared/api'
import { gaps, get, isEmpty, type Field, type Section, type Values } from '@/shared/form/values'

export type Progress = 'notBegun' | 'begun' | 'done'

const has = (field: Field, form: Values): boolean => {
  const value = get(form, field.key)
  return field.type === 'LIST' ? ((value ?? []) as Values[]).some(row => Object.keys(row).length > 0) : !isEmpty(value)
}

/** How far a section of the form is: nothing required is empty and somebody has looked through it. */
export function progressOf(section: Section, form: Values, seen: string[]): Progress {
  if (seen.includes(section.key) && !gaps(section.fields, form).length) return 'done'
  return seen.includes(section.key) || section.fields.some(field => has(field, form)) ? 'begun' : 'notBegun'
}

/** Papers the applicant himself has to hand in: what a certificate stands for or a promise replaces is none of them. */
export const toBring = (materials: Intake['MaterialView'][], draft: { commitments: Record<string, boolean> }) =>
  materials.filter(material => material.source === 'UPLOAD' && !material.held && !draft.commitments[material.key])

export function progressOfMaterials(materials: Intake['MaterialView'][], handedIn: Record<string, string[]>): Progress {
  const has = (material: { key: string }) => (handedIn[material.key] ?? []).length > 0
  if (materials.filter(material => material.required).every(has) && materials.some(has)) return 'done'
  return materials.some(has) ? 'begun' : 'notBegun'
}
