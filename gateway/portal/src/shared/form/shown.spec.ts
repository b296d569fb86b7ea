import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '../i18n'
import { shown } from './shown'
import type { Field } from './values'

const term = { key: 'enterprise.term', type: 'TEXT', pattern: 'LONG|[1-9]\\d?', options: [{ value: 'LONG', label: '长期', labelEn: 'Without end' }] } as unknown as Field

afterEach(() => setLanguage('zh'))

it('says in words what may stand instead of a text', () => {
  expect(shown(term, 'LONG')).toBe('长期')
  setLanguage('en')
  expect(shown(term, 'LONG')).toBe('Without end')
  expect(shown(term, '20')).toBe('20')
})

it('says choices in the language of the reader', () => {
  const field = { key: 'seal.kinds', type: 'CHOICES', options: [{ value: 'OFFICIAL', label: '公章', labelEn: 'Official seal' }, { value: 'FINANCE', label: '财务章', labelEn: 'Finance seal' }] } as unknown as Field
  expect(shown(field, ['OFFICIAL', 'FINANCE'])).toBe('公章、财务章')
  setLanguage('en')
  expect(shown(field, ['FINANCE'])).toBe('Finance seal')
})
