import { computed, inject, reactive, ref, shallowRef, watch, type InjectionKey } from 'vue'
import { answerOf, intake, type Intake } from '@/shared/api'
import { Problem } from '@/shared/api'
import { get, only, put, type Values } from '@/shared/form/values'
import { keepWithPlatform } from './keeping'
import { answered, type Answers } from './questions'

/** What has been entered so far. */
export interface Draft {
  region: string
  answers: Answers
  form: Values
  /** Certificates that stand for materials: material key to certificate. */
  certificates: Record<string, string>
  /** Files that were uploaded: material key to their ids. */
  materials: Record<string, string[]>
  /** Materials that are promised instead of brought (告知承诺). */
  commitments: Record<string, boolean>
  /** One key for every try to submit: however often it is sent, it is received once. */
  submission: string
  /** Sections somebody has looked through. */
  seen: string[]
  /** Whether what it takes was read. */
  told: boolean
  /** The draft that the platform keeps of it; empty while there is none. */
  id: string
  version: number
}

const fresh = (): Draft => ({ region: '', answers: {}, form: {}, certificates: {}, materials: {}, commitments: {}, submission: crypto.randomUUID(), seen: [], told: false, id: '', version: 0 })

const keptUnder = (bundle: string) => `yijianshi.draft.${bundle}`

/** The bundle of the page with its notice and the draft: what was entered survives signing in, going back and another language. */
export function openApplication(key: string) {
  const bundle = shallowRef<Intake['BundleView']>()
  const notice = shallowRef<Intake['NoticeView']>()
  /** What the services said of the last try to submit, until it is corrected. */
  const refusal = shallowRef<Problem>()
  const draft = reactive<Draft>({ ...fresh(), ...JSON.parse(sessionStorage.getItem(keptUnder(key)) ?? '{}') })
  const gone = ref(false)

  watch(draft, now => {
    if (!gone.value) sessionStorage.setItem(keptUnder(key), JSON.stringify(now))
  }, { deep: true })

  const keeping = keepWithPlatform(key, draft)

  const said = computed(() => (bundle.value ? answered(bundle.value.questions, draft.answers) : {}))
  let toldFor = ''

  /** @param kept id of a draft that the platform keeps, to go on with */
  async function load(kept?: string) {
    if (kept && kept !== draft.id) {
      keeping.takeOver((await answerOf(intake.GET('/api/drafts/{id}', { params: { path: { id: kept } } })))!)
      draft.seen = []
      draft.told = true
    }
    bundle.value = await answerOf(intake.GET('/api/bundles/{key}', { params: { path: { key } } }))
  }

  /** The notice for the answers as they are now. */
  async function tell(): Promise<Intake['NoticeView']> {
    const now = JSON.stringify(said.value)
    if (!notice.value || toldFor !== now) {
      notice.value = await answerOf(intake.POST('/api/bundles/{key}/notice', { params: { path: { key } }, body: { answers: said.value } }))
      toldFor = now
      begin(notice.value)
    }
    return notice.value
  }

  // The region was said already: a field that asks for it begins with it.
  function begin(told: Intake['NoticeView']) {
    for (const field of told.sections.flatMap(section => section.fields)) {
      if (field.type === 'REGION' && get(draft.form, field.key) === undefined && new RegExp(`^(?:${field.pattern ?? '.*'})$`).test(draft.region)) {
        put(draft.form, field.key, draft.region)
      }
    }
  }

  const fields = computed(() => notice.value?.sections.flatMap(section => section.fields) ?? [])
  const form = computed(() => only(fields.value, draft.form))

  /** It has been received, or was given up: nothing of it stays on the device. */
  function forget() {
    gone.value = true
    keeping.end()
    sessionStorage.removeItem(keptUnder(key))
  }

  return { key, bundle, notice, refusal, draft, keeping, said, fields, form, load, tell, forget }
}

export type Applying = ReturnType<typeof openApplication>

export const APPLYING: InjectionKey<Applying> = Symbol('applying')

export function useApplying(): Applying {
  const applying = inject(APPLYING)
  if (!applying) throw new Error('a page of an application stands in its frame')
  return applying
}

/** Whether something was entered before. */
export const hasBegun = (draft: Draft) => Boolean(draft.region || Object.keys(draft.answers).length)
