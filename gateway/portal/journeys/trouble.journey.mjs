// Pages whose services keep them waiting, fail, or have nothing: each says so in words, with a way on, and comes back by itself.
import assert from 'node:assert/strict'
import { amiss, textsOf } from './words.mjs'

// Who is asking, what a place is called: without these there is no page yet.
const GIVEN = /^\/api\/(me|preferences|acting|catalogue\/departments)(\/|\?|$)/
const TRACE = '<html><body>java.lang.IllegalStateException\n  at cn.yijianshi.engine.api.Anything.of(Anything.java:42)</body></html>'

/** Stands between the page and the services. */
async function between(page) {
  let mood = 'well'
  let release
  let waiting
  const hold = () => { waiting = new Promise(resolve => { release = resolve }) }
  await page.route('**/api/**', async route => {
    const { pathname, search } = new URL(route.request().url())
    const stream = route.request().headers().accept?.includes('event-stream')
    if (mood === 'well' || stream || GIVEN.test(pathname + search)) return route.continue()
    if (mood === 'slow') await waiting
    if (mood === 'cut') return route.abort()
    if (mood !== 'bare') return route.fulfill({ status: 503, contentType: 'text/html', body: TRACE })
    const answer = await route.fetch()
    const body = answer.headers()['content-type']?.includes('json') ? await answer.json().catch(() => undefined) : undefined
    if (Array.isArray(body)) return route.fulfill({ response: answer, json: [] })
    if (Array.isArray(body?.items)) return route.fulfill({ response: answer, json: { ...body, items: [], next: null } })
    return route.fulfill({ response: answer })
  })
  return {
    slow() { hold(); mood = 'slow' },
    fail() { mood = 'broken'; release?.() },
    cut() { mood = 'cut'; release?.() },
    well() { mood = 'well'; release?.() },
    bare() { mood = 'bare' },
  }
}

async function seen(page, what, otherwise) {
  const found = page.locator(what).first()
  await found.waitFor().catch(error => { throw new Error(`${otherwise}\n${error.message}`) })
  return found
}

async function inTrouble(one, services, path, number) {
  const { page } = one
  const said = async () => amiss(await textsOf(page), one.language)
  services.slow()
  await one.go(path)
  await seen(page, '#main .loading:visible', `${path} does not say that it is loading`)
  // Half of them fail, the other half do not answer at all.
  number % 2 ? services.fail() : services.cut()
  const alert = await seen(page, '#main [role=alert]:visible', `${path} does not say that something went wrong`)
  await page.locator('#main .loading').first().waitFor({ state: 'detached' })
  assert.match(await alert.innerText(), /连接不上|出错了/, path)
  assert.ok(await page.locator('h1').count(), `${path} has no heading`)
  assert.deepEqual(await said(), [], `${path}, in trouble`)
  await one.shot(`trouble${path.replaceAll(/\W+/g, '-')}`)
  services.well()
  // What did not come is asked for again, by hand or by the page itself.
  for (let left = 8; left && await page.locator('#main [role=alert]:visible').count(); left--) {
    await page.evaluate(() => [...document.querySelectorAll('#main [role=alert] button')].find(one => one.textContent.trim() === '再试一次')?.click())
    await page.waitForFunction(() => !document.querySelector('#main .loading'))
  }
  assert.deepEqual(await page.locator('#main [role=alert]:visible').allInnerTexts(), [], `${path} does not come back`)
}

async function bare(one, services, path) {
  services.bare()
  await one.go(path)
  await one.page.locator('h1').first().waitFor()
  await one.page.waitForFunction(() => !document.querySelector('.loading'))
  await seen(one.page, '#main :is(.empty, .soft):visible', `${path} does not say that there is nothing`)
  assert.equal(await one.page.locator('#main [role=alert]:visible').count(), 0, `${path}, with nothing`)
  assert.deepEqual(amiss(await textsOf(one.page), one.language), [], `${path}, with nothing`)
  await one.shot(`bare${path.replaceAll(/\W+/g, '-')}`)
  services.well()
}

const A = '/work/administration'
const PEOPLE = [
  ['applicant', ['/', '/cases', '/cases/:case', '/cases/:case/received', '/cases/:case/rating', '/certificates', '/helpers', '/notices', '/batches', '/apply/company_start', '/verify/tax/nothing'], ['/cases', '/certificates', '/helpers', '/notices', '/batches']],
  ['registrar', ['/work/queue', '/work/notices', '/work/shared', '/work/rechecks', '/work/colleagues', '/work/phrases'], ['/work/queue', '/work/notices', '/work/shared', '/work/rechecks', '/work/colleagues', '/work/phrases']],
  ['supervisor', ['/work/supervision', '/work/supervision/orders', '/work/supervision/sharing', '/work/supervision/violations', '/work/supervision/ratings', '/work/reports'], ['/work/supervision', '/work/supervision/orders', '/work/supervision/violations', '/work/supervision/ratings']],
  ['admin', [A, `${A}/drafts`, `${A}/versions/bundle/company_start`, `${A}/calendar`, `${A}/hours`, `${A}/tables`, `${A}/limits/seal_engraving`, `${A}/rules/bank_appointment`, `${A}/simulation`, `${A}/migrations`, `${A}/watching/company_start`, `${A}/audit`], [A, `${A}/drafts`, `${A}/tables`, `${A}/migrations`, `${A}/audit`]],
]

export const journeys = {
  'pages in trouble: slow, failing, and with nothing to show': async ({ person }) => {
    const wrong = []
    for (const [user, troubled, empty] of PEOPLE) {
      const one = await person()
      one.page.setDefaultTimeout(10_000)
      await one.signIn(user, user === 'applicant' ? '/cases' : '/work')
      await one.page.locator('h1').first().waitFor()
      const mine = user === 'applicant' ? (await one.api('/api/applications?limit=1')).body.items[0].id : ''
      const services = await between(one.page)
      // All that is amiss is told at once.
      const look = (looking, ...about) => looking(one, services, ...about).catch(error => { services.well(); wrong.push(`${user}: ${error.message.split('\n').slice(0, 12).join('\n')}`) })
      for (const [number, path] of troubled.entries()) await look(inTrouble, path.replace(':case', mine), number)
      for (const path of empty) await look(bare, path)
      await one.context.close()
    }
    assert.deepEqual(wrong, [])
  },
}
