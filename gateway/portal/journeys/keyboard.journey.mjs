// Nothing but keys, from the search to the receipt: whatever is needed can be reached by Tab, in the order of the page.
import assert from 'node:assert/strict'
import { shopToConnect } from './office.mjs'

const here = page => page.evaluate(() => {
  const { id, tagName, name, type, value, checked } = document.activeElement
  return { id, tag: tagName, name, type, value, checked, text: document.activeElement.innerText?.trim(), href: document.activeElement.getAttribute('href') }
})

/** Presses Tab until the wanted control has the focus, and sees to it that the focus can be seen. */
async function tabTo(page, wanted, what, most = 120) {
  for (let pressed = 0; pressed < most; pressed++) {
    const at = await here(page)
    if (wanted(at)) {
      const seen = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
      })
      assert.ok(seen, `the focus on ${what} is not to be seen`)
      return at
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${what}`)
}

const follow = async (page, wanted, what) => {
  await tabTo(page, wanted, what)
  await page.keyboard.press('Enter')
}
const send = page => follow(page, at => at.type === 'submit' && at.tag === 'BUTTON' && !/查|搜/.test(at.text), 'the button that goes on')

/** Of a group of radio buttons, by the arrow keys; of a list, the same. */
async function choose(page, value, most = 40) {
  if ((await here(page)).type === 'radio' && !(await here(page)).checked) await page.keyboard.press('Space')
  for (let pressed = 0; pressed < most; pressed++) {
    if ((await here(page)).value === String(value)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`the arrow keys do not lead to ${value}`)
}

async function type(page, text) {
  await page.keyboard.press('Control+A')
  await page.keyboard.type(String(text))
}

const get = (values, key) => key.split('.').reduce((inner, part) => inner?.[part], values)

async function fill(page, field, value, path) {
  const id = `f-${path}`
  if (field.type === 'LIST') {
    for (const [index, row] of value.entries()) {
      if (!(await page.locator(`[id^="${id}.${index}."]`).count())) await follow(page, at => at.tag === 'BUTTON' && at.text?.startsWith('添加'), `a row of ${path}`)
      for (const column of field.rows) {
        const inner = get(row, column.key)
        if (inner !== undefined) await fill(page, column, inner, `${path}.${index}.${column.key}`)
      }
    }
  } else if (field.type === 'BOOLEAN' && field.check === 'AGREED') {
    await tabTo(page, at => at.id === id, path)
    if (value !== (await here(page)).checked) await page.keyboard.press('Space')
  } else if (field.type === 'DATE') {
    const parts = value.split('-')
    for (const [index, part] of ['', '-month', '-day'].entries()) {
      await tabTo(page, at => at.id === id + part, path)
      await type(page, parts[index])
    }
  } else if (field.type === 'CHOICES') {
    for (const one of value) {
      await tabTo(page, at => at.name === path && at.value === one, path)
      if (!(await here(page)).checked) await page.keyboard.press('Space')
    }
  } else {
    const { tag, type: kind } = await tabTo(page, at => at.id === id || at.name === path, path)
    if (tag === 'SELECT' || kind === 'radio') await choose(page, value)
    else await type(page, value)
  }
}

export const journeys = {
  'by keyboard alone: a connection, from the search to the receipt': async ({ person }) => {
    const applicant = await person()
    const { page } = applicant
    const application = shopToConnect()
    await applicant.signIn('applicant14', '/')
    await page.locator('h1').waitFor()
    await follow(page, at => at.id === 'q', 'the search')
    await type(page, '报装')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/?q=*')
    await follow(page, at => at.href === '/apply/utility_joint', 'the thing that was found')
    await page.waitForURL('**/apply/utility_joint')
    await follow(page, at => at.href?.includes('/questions/'), 'the beginning')
    await page.waitForURL('**/questions/**')
    while (/\/questions\//.test(page.url())) {
      const before = page.url()
      const question = before.split('/').at(-1).split('?')[0]
      await page.locator(`input[name="${question}"]`).first().waitFor()
      for (const option of question === 'region' ? [application.region] : application.answers[question] ?? []) {
        const multiple = await page.locator(`input[type=checkbox][name="${question}"]`).count()
        await tabTo(page, at => at.name === question && (!multiple || at.value === option), question)
        if (multiple) await page.keyboard.press('Space')
        else await choose(page, option)
      }
      await send(page)
      await page.waitForURL(url => url.href !== before)
    }
    await page.locator('table').first().waitFor()
    await follow(page, at => at.text === '开始填写', 'the form')
    await page.waitForURL('**/apply/utility_joint/form')
    const { body: notice } = await applicant.api('/api/bundles/utility_joint/notice', 'POST', { answers: application.answers })
    for (const section of notice.sections) {
      await page.locator('.tasks').waitFor()
      await follow(page, at => at.href === `/apply/utility_joint/form/${section.key}`, section.key)
      await page.waitForURL(`**/form/${section.key}`)
      await page.locator('form').waitFor()
      for (const field of section.fields) {
        const value = get(application.form, field.key)
        if (value !== undefined) await fill(page, field, value, field.key)
      }
      await send(page)
      await page.waitForURL(url => !url.pathname.endsWith(`/form/${section.key}`))
      if (!/\/form$/.test(new URL(page.url()).pathname)) {
        await page.locator('.back a').waitFor()
        await follow(page, at => at.href === '/apply/utility_joint/form', 'the list of tasks')
        await page.waitForURL('**/apply/utility_joint/form')
      }
    }
    await page.locator('.tasks').waitFor()
    await follow(page, at => at.href === '/apply/utility_joint/check', 'the check')
    await page.waitForURL('**/check')
    await follow(page, at => at.text === '确认无误，提交申请', 'the submission')
    await page.waitForURL('**/received')
    assert.match(await page.locator('.number').innerText(), /^YJS/)
  },
}
