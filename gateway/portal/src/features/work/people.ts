import { allOf, answerOf, department, type Department } from '@/shared/api'

export type OfficerLine = Department['OfficerView']

/** The officers of a department, or of all that the caller sees at a service. */
export function officersOf(service: string, of?: string): Promise<OfficerLine[]> {
  return allOf(after => answerOf(department(service).GET('/api/officers', { params: { query: { department: of, after, limit: 100 } } })))
}
