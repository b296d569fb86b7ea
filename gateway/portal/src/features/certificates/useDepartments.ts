import { answerOf, engine, type Engine } from '@/shared/api'
import { named } from '@/shared/i18n'

/** Every department with the service that works for it. */
export async function allDepartments(signal?: AbortSignal): Promise<Engine['Department'][]> {
  return ((await answerOf(engine.GET('/api/catalogue/departments', { signal }))) ?? []) as Engine['Department'][]
}

/** A department's name by its key; what is no department is shown as it is. */
export const departmentName = (departments: Engine['Department'][], key: string) => named(departments.find(one => one.key === key)) || key
