import { computed } from 'vue'
import { answerOf, engine, type Engine } from '@/shared/api'
import { useLoaded } from '@/shared/api/useLoaded'
import { named } from '@/shared/i18n'
import { session } from '@/shared/session'

export type DepartmentLine = Engine['Department']

let asked: Promise<DepartmentLine[]> | undefined

function departments(): Promise<DepartmentLine[]> {
  asked ??= answerOf(engine.GET('/api/catalogue/departments')).catch(error => {
    asked = undefined
    throw error
  })
  return asked
}

/** The departments that the caller sees, and the services that answer for them. */
export function usePlaces() {
  const all = useLoaded(departments)
  const mine = computed(() => {
    const me = session.me
    if (!me || !all.data.value) return []
    return me.roles.includes('supervisor') ? all.data.value : all.data.value.filter(one => me.departments.includes(one.key))
  })
  const services = computed(() => [...new Set(mine.value.map(one => one.service))])
  const byKey = computed(() => new Map((all.data.value ?? []).map(one => [one.key, one])))
  const nameOf = (key: string) => named(byKey.value.get(key))
  const serviceOf = (key: string) => byKey.value.get(key)?.service ?? ''
  return { ...all, mine, services, nameOf, serviceOf }
}
