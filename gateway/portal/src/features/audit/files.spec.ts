import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const CATALOGUE = '@/features/work/catalogue'

describe('what was published from a file', () => {
  let actorWords: typeof import('./acts').actorWords
  beforeEach(async () => {
    vi.resetModules()
    vi.doMock(CATALOGUE, () => ({ itemName: (key: string) => (key === 'seal_engraving' ? '公章刻制备案' : ''), bundleName: (key: string) => (key === 'company_start' ? '企业开办' : '') }))
    await import('./words')
    actorWords = (await import('./acts')).actorWords
  })
  afterEach(() => {
    vi.doUnmock(CATALOGUE)
    vi.resetModules()
  })

  it('is called by its name, whether it is a bundle or an item', () => {
    const file = (key: string, kind: string) => actorWords({ actorId: `file:${key}@2`, actor: key, detail: JSON.stringify({ kind, key }) }).text
    expect(file('company_start', 'bundle')).toBe('文件：企业开办（发布为第 2 版），无人经手')
    expect(file('seal_engraving', 'item')).toBe('文件：公章刻制备案（发布为第 2 版），无人经手')
  })

  it('is told by its key where nobody knows the name', () => {
    expect(actorWords({ actorId: 'file:gone@1', actor: 'gone', detail: null }).text).toBe('文件：gone（发布为第 1 版），无人经手')
  })
})
