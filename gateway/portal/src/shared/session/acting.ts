import { reactive } from 'vue'

export interface Acting {
  mandate: string
  /** For whom. */
  name: string
}

const KEPT = 'yijianshi.acting'

/** For whom somebody acts at the moment, in this window; undefined: for himself. */
export const acting = reactive<{ now?: Acting }>({ now: JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') ?? undefined })

export function actFor(whom: Acting) {
  // A draft of one's own must not become another's.
  forgetDrafts()
  sessionStorage.setItem(KEPT, JSON.stringify(whom))
  location.assign('/')
}

export function actForOneself() {
  forgetDrafts()
  sessionStorage.removeItem(KEPT)
  location.assign('/')
}

function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('yijianshi.draft.')) sessionStorage.removeItem(key)
}
