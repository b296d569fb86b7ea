import assert from 'node:assert/strict'
import { answer, fillAll } from './form.mjs'
import { companyToStart, reviewOf } from './office.mjs'

export const journeys = {
  'a company is started: from the search to the licence': async ({ person }) => {
    const applicant = await person()
    const { page } = applicant
    const application = companyToStart('晨启')
    await applicant.go('/')
    await page.fill('#q', '开公司')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /开始办理：企业开办/ }).first().click()
    await page.getByRole('link', { name: '现在开始' }).click()
    await answer(applicant, application)
    await applicant.shot('apply-notice')
    await page.getByRole('button', { name: '开始填写' }).click()
    // Signing in comes now, and what was answered is still there.
    await page.locator('main').getByRole('link', { name: '登录', exact: true }).click()
    await applicant.signInHere('applicant3')
    await page.waitForURL('**/apply/company_start/form')
    await applicant.shot('apply-tasks')
    await fillAll(applicant, 'company_start', application)
    await page.getByRole('link', { name: '核对并提交' }).click()
    await applicant.shot('apply-check')
    await page.getByRole('button', { name: '确认无误，提交申请' }).click()
    await page.waitForURL('**/received')
    assert.match(await page.locator('.number').innerText(), /^YJS/)
    await applicant.shot('case-received')
    await page.getByRole('link', { name: '查看办理进度' }).click()
    await page.getByText('各部门进度').waitFor()
    await applicant.shot('case-progress')

    // Decided elsewhere, seen here without a reload; the licence is shown, and whoever is shown it can check it.
    const id = new URL(page.url()).pathname.split('/')[2]
    const review = await reviewOf(applicant, id, 'company_establishment')
    const officer = await person()
    await officer.signIn('registrar')
    await officer.go(`/work/reviews/${review.service}/${review.reviewId}`)
    await officer.page.getByRole('button', { name: '认领', exact: true }).click()
    await officer.page.locator('.states').getByText('审查中').waitFor()
    assert.ok(!(await officer.page.locator('main').innerText()).includes('LONG'), 'no code of a term')
    await officer.page.locator('#at-once-a').check()
    await officer.page.getByRole('button', { name: '准予', exact: true }).click()
    await officer.page.locator('.states').getByText('已准予').waitFor()
    const licence = page.getByRole('link', { name: '营业执照', exact: true })
    await licence.waitFor()
    await applicant.shot('case-licence')
    await licence.click()
    await page.getByRole('link', { name: /公开|核验/ }).last().waitFor()
    const address = await page.locator('main a[href^="/verify/"]').getAttribute('href')
    const bank = await person()
    await bank.go(address)
    await bank.page.getByText('有效', { exact: true }).first().waitFor()
    await bank.shot('verify-licence')
  },

  'an answer leads to another door': async ({ person }) => {
    const applicant = await person({ width: 360 })
    const { page } = applicant
    await applicant.go('/apply/company_start')
    await page.getByRole('link', { name: '现在开始' }).click()
    await page.locator('input[value="350502"]').check()
    await page.getByRole('button', { name: '继续' }).click()
    await page.waitForURL('**/questions/entity_type')
    await page.locator('input[value="foreign"]').check()
    await page.getByRole('button', { name: '继续' }).click()
    await page.waitForURL('**/elsewhere/entity_type')
    await page.getByText('负面清单').waitFor()
    await applicant.looksRight('the other door')
  },

  'by keyboard alone: a question is answered, a gap is named and reached': async ({ person }) => {
    const applicant = await person()
    const { page } = applicant
    await applicant.go('/apply/home_transfer/questions/region')
    await page.locator('form').waitFor()
    // Sent without an answer: the summary takes the focus and its link leads to the field.
    await page.locator('form button[type=submit]').focus()
    await page.keyboard.press('Enter')
    await page.locator('.summary').waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'summary')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'o-0')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.waitForURL(url => !url.pathname.endsWith('/region'))
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  },

  'names with rare characters survive the form': async ({ person }) => {
    const applicant = await person()
    const { page } = applicant
    const application = companyToStart('晨启')
    application.form.legalRep.name = '𠮷㛃'
    await applicant.signIn('applicant4', '/apply/company_start/questions/region')
    await answer(applicant, application)
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.waitForURL('**/apply/company_start/form')
    await fillAll(applicant, 'company_start', application)
    await page.getByRole('link', { name: '核对并提交' }).click()
    await page.getByText('𠮷㛃', { exact: true }).first().waitFor()
    await page.reload()
    await page.getByText('𠮷㛃', { exact: true }).first().waitFor()
  },
}
