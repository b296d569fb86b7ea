import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { amiss, textsOf } from './words.mjs'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const COLOURS = ['color-contrast', 'link-in-text-block']
// Larger text can make a part scroll that the keyboard does not reach.
const SIZES = ['target-size', 'scrollable-region-focusable']

/** How a page is looked at. What neither colours nor sizes can change is looked for once a width and language. */
const LIGHT = { name: 'light', rules: WCAG }

/** Who reads every page, and how he looks at it: every page must do in each look. English words are longer, no brighter. */
export const READERS = [
  { name: 'Chinese', language: 'zh', looks: [LIGHT, { name: 'large', large: true, rules: SIZES }, { name: 'dark', dark: true, rules: COLOURS }, { name: 'narrow', width: 320, rules: WCAG }] },
  { name: 'English', language: 'en', looks: [LIGHT, { name: 'narrow', width: 320, rules: SIZES }] },
]

export async function begin({ url, shots, failures, chromium: executable }) {
  if (!existsSync(executable)) throw new Error(`no browser at ${executable}: apt install chromium, or name one with --chromium`)
  for (const folder of [shots, failures]) if (folder) mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: executable, headless: true, args: FLAGS })
  return {
    end: () => browser.close(),
    async travelling(name, travel) {
      const people = []
      const person = async (options = {}) => {
        const one = await newPerson(browser, url, shots, options)
        people.push(one)
        return one
      }
      try {
        await travel({ person, url })
        for (const one of people) assert.deepEqual(one.troubles, [], 'the pages ran into trouble')
      } catch (error) {
        if (failures) for (const [index, one] of people.entries()) await one.page.screenshot({ path: `${failures}/FAILED-${name.replaceAll(/\W+/g, '-')}-${index}.png`, fullPage: true }).catch(() => {})
        throw error
      } finally {
        for (const one of people) await one.context.close()
      }
    },
  }
}

/**
 * Somebody with a browser of his own. His pages are looked at in each of his looks, as they turn on a screen that grows dark
 * or is made narrow; without any, as they stand.
 */
async function newPerson(browser, url, shots, { width = 1280, language = 'zh', looks } = {}) {
  const phone = width < 500
  const context = await browser.newContext({ viewport: { width, height: 900 }, hasTouch: phone, locale: language === 'en' ? 'en-GB' : 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await context.addInitScript(language => {
    if (!localStorage.getItem('yijianshi.language')) localStorage.setItem('yijianshi.language', language)
  }, language)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const troubles = []
  page.on('pageerror', error => troubles.push(`${page.url()}: ${error}`))
  page.on('console', message => {
    // Refusals are answers; what the policy of the page forbids is not.
    if (message.type() === 'error' && /Content Security Policy|Uncaught|Unhandled/i.test(message.text())) troubles.push(`${page.url()}: ${message.text()}`)
  })

  // With motion reduced, colours do not fade into each other while they are looked at.
  const turn = async ({ dark = false, large = false, width: narrowed = width }) => {
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
    if (page.viewportSize().width !== narrowed) await page.setViewportSize({ width: narrowed, height: 900 })
    await page.evaluate(large => new Promise(drawn => {
      document.documentElement.dataset.text = large ? 'large' : 'normal'
      requestAnimationFrame(() => requestAnimationFrame(drawn))
    }), large)
  }

  const one = {
    context, page, troubles, language,
    go: path => page.goto(url + path),
    async signIn(user, to = '/') {
      await page.goto(`${url}/oauth2/authorization/keycloak?to=${encodeURIComponent(to)}&lang=${language}`)
      await one.signInHere(user)
    },
    /** On the page of Keycloak. */
    async signInHere(user) {
      await page.fill('#username', user)
      await page.fill('#password', user)
      await page.click('#kc-login')
      await page.waitForURL(`${url}/**`)
    },
    heading: () => page.locator('h1').first().innerText(),
    async shot(name) {
      if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
    },
    /** Asks the API with the session of the browser. */
    api: (path, method = 'GET', body) => page.evaluate(async ([path, method, body]) => {
      const token = document.cookie.split('; ').find(pair => pair.startsWith('XSRF-TOKEN='))?.slice(11) ?? ''
      const answer = await fetch(path, { method, headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}), ...(method === 'GET' ? {} : { 'X-XSRF-TOKEN': decodeURIComponent(token), 'Idempotency-Key': crypto.randomUUID() }) }, body: body ? JSON.stringify(body) : undefined })
      const text = await answer.text()
      return { status: answer.status, body: text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text }
    }, [path, method, body]),
    /** No violation of WCAG 2.2 AA, nothing that scrolls sideways, no raw code, no key without words, in each look of this person; photographed under that name. */
    async looksRight(what, photograph) {
      await page.waitForFunction(() => !document.querySelector('.loading'))
      await page.evaluate(axeSource)
      for (const look of looks ?? [LIGHT]) {
        const where = `${what} (${language}, ${looks ? look.name : `${width} wide`})`
        if (looks) await turn(look)
        const { violations } = await page.evaluate(rules => window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), look.rules)
        const told = violations.map(violation => `${violation.id}: ${violation.help}\n    ${violation.nodes.slice(0, 5).map(node => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`).join('\n    ')}`)
        assert.deepEqual(told, [], `${where}: axe`)
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        assert.ok(sideways <= 0, `${where} scrolls sideways by ${sideways}`)
        if (look.rules === WCAG) assert.deepEqual(amiss(await textsOf(page), language), [], `${where} says what nobody should have to read`)
        if (photograph) await one.shot(`${language}-${look.name}-${photograph.replace(/^-|-$/g, '') || 'start'}`)
      }
      if (looks) await turn({})
    },
  }
  return one
}
