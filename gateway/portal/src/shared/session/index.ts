import { reactive } from 'vue'
import { languageOf } from '../i18n'
import { type Problem, send, toProblem, whenSignedOut } from '../api/http'

export type Role = 'applicant' | 'approver' | 'lead' | 'supervisor' | 'administrator' | 'clerk'

export interface Me {
  signedIn: boolean
  name: string
  username: string
  roles: Role[]
  departments: string[]
}

/** Who is looking at the page; `me` is undefined until the gateway has said so. */
export const session = reactive<{ me?: Me; problem?: Problem }>({})

let asked: Promise<void> | undefined

/** Asks the gateway once; `again` after it could not be reached. */
export function whoAmI(again = false): Promise<void> {
  if (again) asked = undefined
  asked ??= send('/api/me')
    .then(async answer => {
      session.me = (await answer.json()) as Me
      session.problem = undefined
    })
    .catch(error => {
      session.problem = toProblem(error)
    })
  return asked
}

export const asks = (me: Me) => me.roles.includes('applicant')
export const works = (me: Me) => me.roles.some(role => ['approver', 'lead', 'supervisor', 'administrator', 'clerk'].includes(role))

export function signInAddress(to: string) {
  return `/oauth2/authorization/keycloak?to=${encodeURIComponent(to)}&lang=${languageOf()}`
}

whenSignedOut(sessionEnded)

export async function signOut() {
  try {
    await send('/logout', { method: 'POST' })
  } catch (error) {
    // Whoever is signed out already has what he wanted.
    if (toProblem(error).status !== 401) throw error
  }
  sessionStorage.clear()
  location.assign('/')
}

/** The session has ended meanwhile: the page asks to sign in, and what was entered stays. */
export function sessionEnded() {
  if (session.me?.signedIn) session.me = { ...session.me, signedIn: false, roles: [], departments: [] }
}
