// What goes with the person and not with the device: helpers, drafts in two windows, large text, sheets with many applications.
import assert from 'node:assert/strict'
import { answer, fillAll, sample } from './form.mjs'
import { shopToConnect } from './office.mjs'

export const journeys = {
  'a helper is asked, files for another, and is let go': async ({ person }) => {
    const mother = await person()
    const { page } = mother
    await mother.signIn('applicant9', '/helpers')
    await page.fill('#helper', 'applicant10')
    await page.getByRole('button', { name: '授权', exact: true }).click()
    await page.locator('.summary').waitFor()
    await page.locator('form.card .choice', { hasText: '报装' }).first().locator('input').check()
    await mother.looksRight('helpers, with a wish')
    await page.getByRole('button', { name: '授权', exact: true }).click()
    const given = page.locator('section.card').first()
    await given.getByText('applicant10').or(given.getByText(/代办人：/)).first().waitFor()

    const son = await person()
    await son.signIn('applicant10', '/helpers')
    await son.page.getByRole('button', { name: /^替他办理/ }).first().click()
    await son.page.getByText(/您正在代 .+ 办理/).waitFor()
    await son.looksRight('home, for another')
    const application = shopToConnect()
    await son.go('/apply/utility_joint/questions/region')
    await answer(son, application)
    await son.page.getByRole('button', { name: '开始填写' }).click()
    await son.page.waitForURL('**/apply/utility_joint/form')
    await fillAll(son, 'utility_joint', application)
    await son.page.getByRole('link', { name: '核对并提交' }).click()
    await son.page.getByRole('button', { name: '确认无误，提交申请' }).click()
    await son.page.waitForURL('**/received')
    const caseNo = await son.page.locator('.number').innerText()
    await son.page.getByRole('link', { name: '查看办理进度' }).click()
    await son.page.getByText('各部门进度').waitFor()
    await son.page.getByRole('button', { name: '结束代办' }).click()
    await son.page.getByText(/您正在代/).waitFor({ state: 'detached' })

    // It is hers, and she reads who did it.
    await mother.go('/cases')
    await page.getByText(caseNo).waitFor()
    await mother.go('/helpers')
    await page.locator('summary').filter({ hasText: '做过的事' }).first().click()
    await page.getByText(/：提交申请/).first().waitFor()
    await mother.shot('helpers')
    await page.getByRole('button', { name: '收回授权' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '收回授权' }).click()
    await page.getByText('已结束').first().waitFor()
    await mother.go('/notices')
    await page.locator('h1').waitFor()
    await mother.looksRight('messages')
    await mother.shot('notices')
  },

  'one draft in two windows: who comes second is asked': async ({ person }) => {
    const one = await person()
    const { page } = one
    const application = sample('company_start')
    await one.signIn('applicant11', '/apply/company_start/questions/region')
    await answer(one, application)
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.waitForURL('**/apply/company_start/form')
    await page.getByText(/已自动保存/).waitFor()
    const { body: drafts } = await one.api('/api/drafts?limit=20')
    const mine = drafts.items.find(draft => draft.bundle === 'company_start')
    // The other window has saved meanwhile.
    const { body: there } = await one.api(`/api/drafts/${mine.id}`)
    const kept = await one.api(`/api/drafts/${mine.id}`, 'PUT', { version: there.version, region: there.region, answers: there.answers, form: { ...there.form, enterprise: { nameBrand: '另一窗口' } }, commitments: there.commitments, materials: there.materials })
    assert.equal(kept.status, 200, JSON.stringify(kept.body))
    const section = await page.locator('.tasks a').first().getAttribute('href')
    await page.locator(`a[href="${section}"]`).first().click()
    await page.locator('[id="f-enterprise.nameBrand"]').fill('这个窗口')
    await page.getByText('这份申请在别处改过').waitFor()
    await one.looksRight('a draft that was changed elsewhere')
    await one.shot('draft-elsewhere')
    await page.getByRole('button', { name: /^用 .* 保存的那一份$/ }).click()
    await page.waitForFunction(() => document.getElementById('f-enterprise.nameBrand')?.value === '另一窗口')
  },

  'large text goes with the account': async ({ person }) => {
    const here = await person()
    await here.signIn('applicant12', '/display')
    const kept = here.page.waitForResponse(answer => answer.url().endsWith('/api/preferences/display') && answer.request().method() === 'PUT')
    await here.page.locator('#text-large').check()
    await kept
    const text = one => one.page.evaluate(() => document.documentElement.dataset.text)
    assert.equal(await text(here), 'large')
    const there = await person({ width: 360 })
    await there.signIn('applicant12', '/')
    await there.page.waitForFunction(() => document.documentElement.dataset.text === 'large')
    await there.looksRight('home in large text on a phone')
    await there.go('/display')
    const keptToo = there.page.waitForResponse(answer => answer.url().endsWith('/api/preferences/display') && answer.request().method() === 'PUT')
    await there.page.locator('#text-normal').check()
    await keptToo
    assert.equal((await there.api('/api/preferences/display')).body.text, 'NORMAL')
  },

  'a sheet with a good and a bad row': async ({ person }) => {
    const agent = await person()
    const { page } = agent
    await agent.signIn('applicant13', '/batches?bundle=utility_joint')
    await page.locator('#region').selectOption('350502')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.locator('.summary').waitFor()
    const csv = await page.evaluate(async () => (await fetch('/api/batches/template?bundle=utility_joint&format=csv')).text())
    const sheet = rows(csv)
    await page.setInputFiles('#file', { name: '报装.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
    await agent.looksRight('a sheet to hand in')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.waitForURL(/\/batches\/[\w-]+$/)
    await page.getByText('受理 1 行，有误 1 行').waitFor()
    await page.locator('table').getByText(/必填/).first().waitFor()
    await agent.looksRight('what became of a sheet')
    await agent.shot('batch')
    await page.locator('table a[href^="/cases/"]').first().click()
    await page.getByText('各部门进度').waitFor()
    await agent.go('/batches')
    await page.getByText('报装.csv').first().waitFor()
  },
}

/** Two rows under the template's headings: the sample application, and the same without its contact. */
function rows(template) {
  const columns = template.replace(/^\ufeff/, '').split(/\r?\n/)[0].split(',').map(column => column.replaceAll('"', ''))
  const application = shopToConnect()
  const value = (key, without) => {
    if (key === 'rowKey') return without ? '2' : '1'
    if (key.startsWith('?')) return (application.answers[key.slice(1)] ?? []).join('；')
    if (without && key === without) return ''
    const found = key.split('.').reduce((level, part) => (Array.isArray(level) ? level[Number(part) - 1] : level?.[part]), application.form)
    return found === undefined || typeof found === 'object' ? '' : String(found)
  }
  const line = without => columns.map(column => `"${value(column, without).replaceAll('"', '""')}"`).join(',')
  return `\ufeff${[template.replace(/^\ufeff/, '').split(/\r?\n/).slice(0, 2).join('\r\n'), line(''), line('util.contactName')].join('\r\n')}\r\n`
}
