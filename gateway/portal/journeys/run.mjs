// Journeys of people through the portal, in a real browser against a running platform.
//   npm run journeys -- --url http://localhost:8080 [--only name] [--shots folder] [--failures folder] [--chromium /usr/bin/chromium]
// --shots photographs every page as it is looked at; --failures only what a failed journey stood before.
import { readdirSync } from 'node:fs'
import { begin } from './browser.mjs'

const given = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : process.argv[at + 1]
}
const only = given('only')
const settings = {
  url: given('url', 'http://localhost:8080').replace(/\/$/, ''),
  shots: given('shots'),
  failures: given('failures', given('shots')),
  chromium: given('chromium', process.env.CHROMIUM ?? '/usr/bin/chromium'),
}

const files = readdirSync(new URL('.', import.meta.url)).filter(name => name.endsWith('.journey.mjs')).sort()
// Whoever only looks stands in nobody's way: officers' and administrators' pages are looked at while the others get their work
// done, one after another.
const acting = []
const looking = []
for (const file of files) {
  const { journeys } = await import(new URL(file, import.meta.url))
  for (const [name, travel] of Object.entries(journeys)) {
    if (!only || name.includes(only) || file.includes(only)) (/^every page for (?:officers|an administrator)/.test(name) ? looking : acting).push([name, travel])
  }
}

const browser = await begin(settings)
const began = Date.now()
let failed = 0
const planned = acting.length + looking.length
async function inTurn(...lists) {
  for (let next; (next = lists.find(list => list.length)?.shift());) {
    const [name, travel] = next
    // A browser on a busy machine stumbles now and then: a second try is told, a second failure counts.
    for (let attempt = 1; attempt <= 2; attempt++) {
      const from = Date.now()
      const told = outcome => `${outcome}  ${((Date.now() - from) / 1000).toFixed(1).padStart(5)} s  ${name}`
      try {
        await browser.travelling(name, travel)
        console.log(told('passed') + (attempt > 1 ? ' (at the second try)' : ''))
        break
      } catch (error) {
        if (attempt > 1) failed++
        console.log(`${told(attempt > 1 ? 'FAILED' : 'again ')}\n${error.stack ?? error}`)
      }
    }
  }
}
try {
  await Promise.all([inTurn(acting, looking), inTurn(looking)])
} finally {
  await browser.end()
}
console.log(`${planned} journeys in ${((Date.now() - began) / 1000).toFixed(0)} s, ${failed} failed`)
process.exit(failed ? 1 : 0)
