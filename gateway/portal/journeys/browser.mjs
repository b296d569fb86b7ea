import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { amiss, textsOf } from './words.mjs'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** How the pages are looked at: every page must do in each of them. */
export const LOOKS = [
  { name: 'light', width: 1280, display: { theme: 'light', text: 'normal' } },
  { name: 'dark', width: 1280, display: { theme: 'dark', text: 'normal' } },
  { name: 'large', width: 1280, display: { theme: 'light', text: 'large' } },
  { name: 'narrow', width: 320, display: { theme: 'light', text: 'normal' } },
]

export async function begin({ url, shots, chromium: executable }) {
  if (!existsSync(executable)) throw new Error(`no browser at ${executable}: apt install chromium, or name one with --chromium`)
  if (shots) mkdirSync(shots, { recursive: true })
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
        if (shots) for (const [index, one] of people.entries()) await one.page.screenshot({ path: `${shots}/FAILED-${name.replaceAll(/\W+/g, '-')}-${index}.png`, fullPage: true }).catch(() => {})
        throw error
      } finally {
        for (const one of people) await one.context.close()
      }
    },
  }
}

async function newPerson(browser, url, shots, { width = 1280, language = 'zh', display } = {}) {
  const phone = width < 500
  const context = await browser.newContext({ viewport: { width, height: 900 }, hasTouch: phone, locale: language === 'en' ? 'en-GB' : 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await context.addInitScript(([language, display]) => {
    if (!localStorage.getItem('yijianshi.language')) localStorage.setItem('yijianshi.language', language)
    if (display) localStorage.setItem('yijianshi.display', JSON.stringify(display))
  }, [language, display])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const troubles = []
  page.on('pageerror', error => troubles.push(`${page.url()}: ${error}`))
  page.on('console', message => {
    // Refusals are answers; what the policy of the page forbids is not.
    if (message.type() === 'error' && /Content Security Policy|Uncaught|Unhandled/i.test(message.text())) troubles.push(`${page.url()}: ${message.text()}`)
  })

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
    /** No violation of WCAG 2.2 AA, nothing that scrolls sideways, no raw code, no key without words. */
    async looksRight(what) {
      await page.waitForFunction(() => !document.querySelector('.loading'))
      await page.evaluate(axeSource)
      const { violations } = await page.evaluate(tags => window.axe.run(document, { runOnly: tags }), WCAG)
      const told = violations.map(violation => `${violation.id}: ${violation.help}\n    ${violation.nodes.slice(0, 5).map(node => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`).join('\n    ')}`)
      assert.deepEqual(told, [], `${what}: axe`)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(sideways <= 0, `${what} scrolls sideways by ${sideways}`)

      assert.deepEqual(amiss(await textsOf(page), language), [], `${what} says what nobody should have to read`)
    },
  }
  return one
}
