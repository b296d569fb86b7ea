import { describe, expect, it, vi } from 'vitest'
import areas from './areas.json'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }))

describe('the routes', async () => {
  const { routes } = await import('./router')
  const paths = routes.map(route => route.path)

  it('lie in the areas that the gateway answers with the portal', () => {
    const outside = paths.filter(path => path !== '/' && !path.startsWith('/:') && !areas.includes(path.split('/')[1]))

    expect(outside).toEqual([])
  })

  it('are each there once', () => {
    expect(new Set(paths).size).toBe(paths.length)
  })
})
