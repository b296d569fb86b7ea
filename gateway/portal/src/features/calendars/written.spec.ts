import { expect, it } from 'vitest'
import { writtenWords } from './written'

const version = { at: '2026-11-29T07:28:00Z', reason: '国务院办公厅通知' }

it('names who wrote it, and no account where it came with the platform', () => {
  expect(writtenWords({ ...version, author: '许美玲' })).toContain('许美玲')
  expect(writtenWords({ ...version, author: 'seed' })).toMatch(/随系统发布：国务院办公厅通知$/)
  expect(writtenWords({ ...version, author: 'seed' })).not.toContain('seed')
})
