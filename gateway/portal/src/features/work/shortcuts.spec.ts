import { afterEach, describe, expect, it } from 'vitest'
import { isForUs } from './shortcuts'

function pressed(html: string, key: string, more: KeyboardEventInit = {}): boolean {
  document.body.innerHTML = html
  let ours = false
  document.addEventListener('keydown', event => { ours = isForUs(event) }, { once: true })
  const at = document.querySelector('[data-at]') ?? document.body
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  return ours
}

afterEach(() => { document.body.innerHTML = '' })

describe('a key', () => {
  it('is ours on the page itself', () => expect(pressed('<main data-at></main>', 'j')).toBe(true))
  it('is ours on a box that is ticked', () => expect(pressed('<input type="checkbox" data-at>', 'j')).toBe(true))
  it.each(['<input data-at>', '<textarea data-at></textarea>', '<select data-at></select>', '<div role="combobox"><i data-at></i></div>'])('belongs to %s', html => {
    expect(pressed(html, 'j')).toBe(false)
  })
  it('stays the button\'s own where the button knows it', () => {
    expect(pressed('<button data-at></button>', 'Enter')).toBe(false)
    expect(pressed('<button data-at></button>', 'j')).toBe(true)
  })
  it('is the browser\'s with Control and the input method\'s while it composes', () => {
    expect(pressed('<main data-at></main>', 'c', { ctrlKey: true })).toBe(false)
    expect(pressed('<main data-at></main>', 'c', { isComposing: true })).toBe(false)
  })
  it('is the dialog\'s while one is open', () => expect(pressed('<dialog open></dialog><main data-at></main>', 'j')).toBe(false))
})
