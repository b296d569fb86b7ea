import assert from 'node:assert/strict'
import { answer, fillAll } from './form.mjs'
import { homeToSell, reviewOf } from './office.mjs'

export const journeys = {
  'a home is sold: a correction, its answer, a refusal, and what the seller thinks of it': async ({ person }) => {
    const admin = await person()
    await admin.signIn('admin', '/')
    await admin.page.locator('h1').waitFor()
    const application = await homeToSell(admin)

    const seller = await person()
    const { page } = seller
    await seller.signIn('applicant6', '/apply/home_transfer/questions/region')
    await answer(seller, application)
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.waitForURL('**/apply/home_transfer/form')
    await fillAll(seller, 'home_transfer', application)
    await page.getByRole('link', { name: '核对并提交' }).click()
    await page.getByRole('button', { name: '确认无误，提交申请' }).click()
    await page.waitForURL('**/received')
    const id = new URL(page.url()).pathname.split('/')[2]
    await page.getByRole('link', { name: '查看办理进度' }).click()
    await page.getByText('各部门进度').waitFor()

    // The contract is in order, so that the tax office is the last of this round and its finding is told at once.
    const check = await reviewOf(seller, id, 'transaction_check')
    const registrar = await person()
    await registrar.signIn('propertyofficer')
    if (check.state === 'OPEN') {
      const clerk = check.service === 'property-registration' ? registrar : await person()
      if (clerk !== registrar) await clerk.signIn('clerk')
      await clerk.go(`/work/reviews/${check.service}/${check.reviewId}`)
      await clerk.page.getByRole('button', { name: '认领', exact: true }).click()
      await clerk.page.locator('#at-once-a').check()
      for (const input of await clerk.page.locator('.panel form .field input[type=text]').all()) await input.fill('QZ2026-1')
      await clerk.page.getByRole('button', { name: '准予', exact: true }).click()
      await clerk.page.locator('.states').getByText('已准予').waitFor()
    }

    const tax = await reviewOf(seller, id, 'house_tax')
    const assessor = await person()
    await assessor.signIn('taxofficer')
    await assessor.go(`/work/reviews/${tax.service}/${tax.reviewId}`)
    await assessor.page.getByRole('button', { name: '认领', exact: true }).click()
    await assessor.page.locator('.states').getByText('审查中').waitFor()
    await assessor.page.locator('[id="field-deal.price"] + dd .pin').click()
    await assessor.page.locator('[id^="defect-text-"]').last().fill('合同价与网签价不一致，请核对。')
    await assessor.looksRight('a review with a correction to be sent')
    await assessor.page.getByRole('button', { name: '发出补正告知' }).click()
    await assessor.page.locator('.states').getByText('待申请人补正').waitFor()

    // Told without a reload; the page names the field and says what was wrong.
    await page.getByText('合同价与网签价不一致').or(page.getByRole('link', { name: '去补正' })).first().waitFor()
    await page.locator('.todo a.button').click()
    await page.waitForURL('**/correction')
    await page.getByText('合同价与网签价不一致，请核对。').first().waitFor()
    await seller.looksRight('the answer to a correction')
    await seller.shot('case-correction')
    await page.locator('[id="f-deal.price"]').fill('1050000')
    await page.locator('form.card button[type=submit]').click()
    await page.waitForURL(url => !url.pathname.endsWith('/correction'))

    // The assessor sees what has changed since he last looked.
    await assessor.page.locator('.since').getByText('1050000').or(assessor.page.locator('.since').getByText('1,050,000')).first().waitFor()
    await assessor.shot('review-changed')
    await assessor.page.locator('.panel').getByRole('radio', { name: '是', exact: true }).check()
    await assessor.page.locator('#at-once-a').check()
    await assessor.page.getByRole('button', { name: '准予', exact: true }).click()
    await assessor.page.locator('.states').getByText('已准予').waitFor()

    const transfer = await reviewOf(seller, id, 're_transfer')
    await registrar.go(`/work/reviews/${transfer.service}/${transfer.reviewId}`)
    await registrar.page.getByRole('button', { name: '认领', exact: true }).click()
    await registrar.page.locator('label[for=tab-refuse]').click()
    await registrar.page.fill('#refusal-reason', '该不动产存在查封登记，不能转移。')
    await registrar.page.fill('#refusal-basis', '不动产登记暂行条例第二十二条')
    await registrar.page.locator('#at-once-r').check()
    await registrar.page.locator('.panel button.danger').click()
    await registrar.page.locator('.states').getByText('不予办理').waitFor()

    await page.getByText('该不动产存在查封登记，不能转移。').first().waitFor()
    await page.getByText('不动产登记暂行条例第二十二条').first().waitFor()
    await page.getByRole('link', { name: '评价本次服务' }).waitFor()
    await seller.looksRight('a case that was refused')
    await seller.shot('case-refused')

    // 好差评: what was said is answered for.
    await page.getByRole('link', { name: '评价本次服务' }).click()
    await page.locator('form button[type=submit]').first().click()
    await page.locator('.summary').waitFor()
    await page.getByLabel('非常不满意').check()
    await page.getByLabel('推诿扯皮').check()
    await page.fill('#text', '税办完了才说不能过户。')
    await seller.looksRight('a rating')
    await seller.shot('case-rating')
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('会有人在一个工作日内回访您').first().waitFor()
    const { body: { caseNo } } = await seller.api(`/api/applications/${id}`)

    const supervisor = await person()
    await supervisor.signIn('supervisor', '/work/supervision/ratings')
    const followUp = supervisor.page.locator('.list > li', { hasText: caseNo })
    await followUp.waitFor()
    await followUp.getByText('税办完了才说不能过户。').waitFor()
    await supervisor.looksRight('bad ratings')
    await supervisor.shot('supervision-ratings')
    await followUp.getByRole('button', { name: /记录回访/ }).click()
    await supervisor.page.fill('#follow-text', '已致电，申请人希望事先核查查封。')
    await supervisor.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await followUp.getByText('待整改').waitFor()
    await followUp.getByRole('button', { name: /整改答复/ }).click()
    await supervisor.page.fill('#follow-text', '今后先核查查封，再通知缴税。')
    await supervisor.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await followUp.waitFor({ state: 'detached' })

    await page.reload()
    await page.getByText('今后先核查查封，再通知缴税。').waitFor()
    await page.locator('summary').filter({ hasText: '追加评价' }).click()
    await page.locator('[id^="more-"]').fill('谢谢答复。')
    await page.getByRole('button', { name: '提交追评' }).click()
    await page.getByText('谢谢答复。').waitFor()
    assert.equal(await page.locator('summary').filter({ hasText: '追加评价' }).count(), 0)
  },
}
