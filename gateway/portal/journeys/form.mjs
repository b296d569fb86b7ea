// Fills the portal's form with what a sample application says, field by field, as a person would.
import { readFileSync } from 'node:fs'

export const sample = bundle => JSON.parse(readFileSync(new URL(`../../../workflows/bundles/${bundle}/sample-application.json`, import.meta.url), 'utf8'))

const get = (values, key) => key.split('.').reduce((inner, part) => inner?.[part], values)

/** Answers the guided questions until the notice is there. */
export async function answer({ page }, { region, answers }) {
  await page.waitForURL(/\/questions\//)
  while (/\/questions\//.test(page.url())) {
    const question = page.url().split('/').at(-1).split('?')[0]
    const before = page.url()
    const chosen = question === 'region' ? [region] : answers[question] ?? []
    for (const option of chosen) await page.locator(`input[name="${question}"][value="${option}"]`).check()
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(url => url.href !== before)
  }
}

/** Chooses from a list that typing narrows, by keyboard. */
export async function choose(page, control, words) {
  await page.locator(control).focus()
  await page.keyboard.type(words)
  await page.getByRole('option', { name: words }).filter({ visible: true }).first().waitFor()
  await page.keyboard.press('Enter')
}

/** Fills one field. */
export async function fill(page, field, value, path) {
  const id = `[id="f-${path}"]`
  await page.locator(id).waitFor()
  if (field.type === 'LIST') {
    for (const [index, row] of value.entries()) {
      if (!(await page.locator(`[id^="f-${path}.${index}."]`).count())) await page.locator(`${id} > button.second`).click()
      for (const column of field.rows) {
        const inner = get(row, column.key)
        if (inner !== undefined) await fill(page, column, inner, `${path}.${index}.${column.key}`)
      }
    }
    return
  }
  if (field.type === 'BOOLEAN' && field.check === 'AGREED') {
    await page.locator(id).setChecked(value)
  } else if (field.type === 'DATE') {
    const [year, month, day] = value.split('-')
    await page.locator(id).fill(year)
    await page.locator(`[id="f-${path}-month"]`).fill(month)
    await page.locator(`[id="f-${path}-day"]`).fill(day)
  } else if (field.type === 'CHOICES') {
    for (const one of value) await page.locator(`input[name="${path}"][value="${one}"]`).check()
  } else if (await page.locator(`select${id}`).count()) {
    await page.locator(id).selectOption(String(value))
  } else if (field.type === 'TEXT' && field.options?.length) {
    if (field.options.some(option => option.value === value)) await page.locator(`input[name="${path}"][value="${value}"]`).check()
    else {
      await page.locator(`[id="f-${path}-own"]`).check()
      await page.locator(`[id="f-${path}-text"]`).fill(String(value))
    }
  } else if (await page.locator(`input[type=radio][name="${path}"]`).count()) {
    await page.locator(`input[name="${path}"][value="${value}"]`).check()
  } else {
    await page.locator(id).fill(String(value))
  }
}

/** Fills every section of the notice's form, from the task list on, and comes to the page that checks it. */
export async function fillAll({ page, api }, bundle, application) {
  const { status, body: notice } = await api(`/api/bundles/${bundle}/notice`, 'POST', { answers: application.answers })
  if (status !== 200) throw new Error(`the notice: ${status} ${JSON.stringify(notice)}`)
  for (const section of notice.sections) {
    await page.locator(`a[href="/apply/${bundle}/form/${section.key}"]`).first().click()
    await page.waitForURL(`**/form/${section.key}`)
    for (const field of section.fields) {
      const value = get(application.form, field.key)
      if (value !== undefined) await fill(page, field, value, field.key)
    }
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(url => !url.pathname.endsWith(`/form/${section.key}`))
    if (!/\/form$/.test(new URL(page.url()).pathname)) await page.locator('.back a').click()
    await page.waitForURL(`**/apply/${bundle}/form`)
  }
  return notice
}
