import { beforeEach, expect, test, vi } from 'vitest'

/** A device that can turn dark. */
function device() {
  const told: (() => void)[] = []
  const query = { matches: false, addEventListener: (_: string, listener: () => void) => told.push(listener) }
  vi.stubGlobal('matchMedia', () => query)
  return (dark: boolean) => {
    query.matches = dark
    told.forEach(listener => listener())
  }
}

beforeEach(() => {
  localStorage.clear()
  vi.resetModules()
})

test('the pages turn dark with the device, and what draws itself is told', async () => {
  const turns = device()
  const { isDark } = await import('.')
  expect(isDark.value).toBe(false)

  turns(true)

  expect(isDark.value).toBe(true)
  expect(document.documentElement.dataset.theme).toBe('dark')
})

test('a theme once chosen stays, whatever the device does', async () => {
  const turns = device()
  const { isDark, setTheme } = await import('.')
  setTheme('light')

  turns(true)

  expect(isDark.value).toBe(false)
  expect(document.documentElement.dataset.theme).toBe('light')
})

test('large text is told to what draws itself', async () => {
  device()
  const { display, setText } = await import('.')

  setText('large')

  expect(display.text).toBe('large')
})
