// On a phone, from the search to the receipt: with a picture taken on the way, a promise instead of it, and the receipt in another hand.
import assert from 'node:assert/strict'
import { answer, fillAll } from './form.mjs'
import { reviewOf, shopToConnect } from './office.mjs'

const notAPicture = { name: '产权证.png', mimeType: 'image/png', buffer: Buffer.from('this is no picture') }

export const journeys = {
  'on a phone: a connection is applied for, with a paper, a promise and a receipt that somebody else follows': async ({ person }) => {
    const applicant = await person({ width: 360 })
    const { page } = applicant
    const application = shopToConnect()
    await applicant.signIn('applicant8', '/?q=水电气')
    await page.locator('main a[href="/apply/utility_joint"]').first().click()
    await page.locator('main a[href*="/questions/"], main button').first().click()
    if (!/\/questions\//.test(page.url())) await applicant.go('/apply/utility_joint/questions/region')
    await answer(applicant, application)
    await page.getByRole('heading', { name: '材料', exact: true }).waitFor()
    await applicant.looksRight('the notice on a phone')
    // 一次性告知书: a paper of its own.
    const paper = await page.getByRole('link', { name: /一次性告知书/ }).getAttribute('href')
    const pdf = await page.evaluate(async address => {
      const got = await fetch(address)
      return { status: got.status, type: got.headers.get('Content-Type'), begins: String.fromCharCode(...new Uint8Array(await got.arrayBuffer()).slice(0, 5)) }
    }, paper)
    assert.deepEqual(pdf, { status: 200, type: 'application/pdf', begins: '%PDF-' })
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.waitForURL('**/apply/utility_joint/form')
    await fillAll(applicant, 'utility_joint', application)

    // A file that is none is refused in words; a picture is taken.
    await page.getByRole('link', { name: /上传 1 种材料/ }).click()
    await page.locator('input[type=file][id^="file-"]').first().setInputFiles(notAPicture)
    await page.getByText(/未通过检查|文件|格式/).first().waitFor()
    await page.locator('.files').getByRole('button', { name: /移除/ }).first().click()
    await page.locator('.files').waitFor({ state: 'detached' })
    await page.locator('input[type=file][id^="file-"]').first().setInputFiles({ name: '产权证 𠮷.png', mimeType: 'image/png', buffer: await page.screenshot() })
    await page.locator('.files').getByText('已上传').waitFor()
    await applicant.looksRight('the papers on a phone')
    await applicant.shot('phone-materials')
    await page.getByRole('button', { name: '保存并继续' }).click()

    await page.getByRole('link', { name: '核对并提交' }).click()
    await page.getByRole('heading', { name: '告知承诺' }).waitFor()
    // Promised: then nothing need be brought.
    await page.locator('[id^="commitment-"][type=checkbox]').first().check()
    await applicant.looksRight('the check on a phone')
    await applicant.shot('phone-check')
    // Thought better of: the picture is handed in after all.
    await page.locator('[id^="commitment-"][type=checkbox]').first().uncheck()
    await page.getByRole('button', { name: '确认无误，提交申请' }).click()
    await page.waitForURL('**/received')
    await applicant.looksRight('the receipt on a phone')
    await applicant.shot('phone-received')
    const caseNo = await page.locator('.number').innerText()
    const code = await page.locator('.receipt code').innerText()
    await page.getByRole('link', { name: '查看办理进度' }).click()
    await page.getByText('各部门进度').waitFor()
    await applicant.looksRight('the progress on a phone')
    await applicant.shot('phone-progress')

    // The officer looks at the picture, and the applicant reads that he did.
    const id = new URL(page.url()).pathname.split('/')[2]
    const review = await reviewOf(applicant, id, 'power_connect')
    const officer = await person()
    await officer.signIn('utilityofficer')
    await officer.go(`/work/reviews/${review.service}/${review.reviewId}`)
    const file = officer.page.getByRole('link', { name: '产权证 𠮷.png' })
    await file.waitFor()
    assert.equal(await officer.page.evaluate(async address => (await fetch(address)).status, await file.getAttribute('href')), 200)
    await page.locator('summary').filter({ hasText: '谁看过' }).click()
    await page.getByText(/产权证 𠮷/).first().waitFor()
    await applicant.looksRight('who looked, on a phone')

    // Somebody with the receipt in his hand, and nothing else.
    const friend = await person({ width: 360 })
    await friend.go('/track')
    await friend.page.fill('#case-no', caseNo)
    await friend.page.fill('#code', 'wrong')
    await friend.page.getByRole('button', { name: '查询', exact: true }).click()
    await friend.page.locator('.summary').waitFor()
    await friend.looksRight('tracking with a wrong code')
    await friend.page.fill('#code', code)
    await friend.page.getByRole('button', { name: '查询', exact: true }).click()
    await friend.page.getByRole('heading', { name: /报装/ }).waitFor()
    await friend.looksRight('tracking on a phone')
    await friend.shot('phone-track')
    assert.ok(!(await friend.page.locator('main').innerText()).includes('林一'), 'nothing of the form is told')
    // What the QR code says opens it at once.
    await friend.go('/')
    await friend.go(`/track#${caseNo}/${code}`)
    await friend.page.getByRole('heading', { name: /报装/ }).waitFor()
  },
}
