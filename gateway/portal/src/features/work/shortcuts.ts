// Keys for whoever works with the keyboard alone. They never take a key from a field, from a screen reader or from the browser.
import { onScopeDispose, ref } from 'vue'

const KEPT = 'yijianshi.shortcuts'

/** Single keys can be switched off (WCAG 2.1.4). */
export const shortcutsOn = ref(localStorage.getItem(KEPT) !== 'off')

export function switchShortcuts(on: boolean) {
  shortcutsOn.value = on
  localStorage.setItem(KEPT, on ? 'on' : 'off')
}

const TYPES = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=combobox], [role=listbox]'

export function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const at = event.target as HTMLElement | null
  if (at?.closest?.(TYPES)) return false
  // What a control does by itself with a key stays its own.
  if ((event.key === 'Enter' || event.key === ' ') && at?.closest?.('a, button, input, summary')) return false
  return !document.querySelector('dialog[open]')
}

/** `?` always works: it is how the switch is found again. */
export function useShortcuts(keys: Record<string, (event: KeyboardEvent) => void>) {
  function hear(event: KeyboardEvent) {
    const act = keys[event.key]
    if (!act || !isForUs(event) || (!shortcutsOn.value && event.key !== '?')) return
    event.preventDefault()
    act(event)
  }
  document.addEventListener('keydown', hear)
  onScopeDispose(() => document.removeEventListener('keydown', hear))
}
