// How a person wants to see the pages goes with his account, so that he finds it on every device.
import { watch } from 'vue'
import { send } from '../api/http'
import { adopt, display, whenChosen, type TextSize, type Theme } from '../theme'
import { session } from './index'

const ADDRESS = '/api/preferences/display'
const SEEN = 'yijianshi.display.of'

watch(() => session.me?.signedIn && session.me.username, async who => {
  // Asked once a session: what was chosen here meanwhile is on its way there.
  if (!who || sessionStorage.getItem(SEEN) === who) return
  try {
    const answer = await send(ADDRESS)
    sessionStorage.setItem(SEEN, who)
    if (answer.status !== 200) return
    const { theme, text } = (await answer.json()) as { theme: string; text: string }
    adopt({ theme: theme.toLowerCase() as Theme, text: text.toLowerCase() as TextSize })
  } catch {
    // The device's own choice is good enough until the platform is back.
  }
}, { immediate: true })

whenChosen(() => {
  if (!session.me?.signedIn) return
  const body = JSON.stringify({ theme: display.theme.toUpperCase(), text: display.text.toUpperCase() })
  void send(ADDRESS, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body }).catch(() => {})
})
