import { reactive, ref } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'
export type TextSize = 'normal' | 'large'

const KEPT = 'yijianshi.display'

function kept(): { theme: Theme; text: TextSize } {
  try {
    return { theme: 'auto', text: 'normal', ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') }
  } catch {
    return { theme: 'auto', text: 'normal' }
  }
}

/** How a person wants to see the pages. */
export const display = reactive(kept())

/** Whether the pages are dark just now: with the theme that follows the device, a device that turns dark turns them too. */
export const isDark = ref(false)

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

function show() {
  const root = document.documentElement
  const dark = display.theme === 'dark' || (display.theme === 'auto' && systemIsDark.matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.dataset.text = display.text
  // The switch that Element Plus knows.
  root.classList.toggle('dark', dark)
  isDark.value = dark
}

export function setTheme(theme: Theme) {
  display.theme = theme
  keep()
}

export function setText(text: TextSize) {
  display.text = text
  keep()
}

const listeners = new Set<() => void>()

/** Told of every choice that a person makes here. */
export function whenChosen(listener: () => void) {
  listeners.add(listener)
}

/** What was chosen elsewhere. */
export function adopt(chosen: { theme: Theme; text: TextSize }) {
  Object.assign(display, chosen)
  localStorage.setItem(KEPT, JSON.stringify(display))
  show()
}

function keep() {
  localStorage.setItem(KEPT, JSON.stringify(display))
  show()
  listeners.forEach(listener => listener())
}

systemIsDark.addEventListener('change', show)
show()
