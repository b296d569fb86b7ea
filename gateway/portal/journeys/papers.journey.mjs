// A paper that was missing: asked for by an officer, handed in from the applicant's device, read by the officer.
import assert from 'node:assert/strict'
import { reviewOf, shopToConnect } from './office.mjs'

const PAPER = '用地或产权证明'

/** A connection without its paper, and the officer who has taken it. */
async function taken(person, user) {
  const applicant = await person()
  await applicant.signIn(user, '/')
  await applicant.page.locator('h1').waitFor()
  const { status, body } = await applicant.api('/api/applications', 'POST', shopToConnect({ powerOnly: true }))
  assert.equal(status, 201, JSON.stringify(body))
  const review = await reviewOf(applicant, body.id, 'power_connect')
  const officer = await person()
  await officer.signIn('utilityofficer', `/work/reviews/${review.service}/${review.reviewId}`)
  await officer.page.getByRole('button', { name: '认领', exact: true }).click()
  await officer.page.locator('.states').getByText('审查中').waitFor()
  // The survey has nothing to ask for, so that whatever is missing is told at once.
  const survey = await reviewOf(applicant, body.id, 'power_survey')
  const reviews = `/api/departments/${survey.service}/reviews/${survey.reviewId}`
  for (const verb of ['claim', 'acceptance']) {
    const { body: { review: { version } } } = await officer.api(reviews)
    const done = await officer.api(`${reviews}/${verb}`, 'POST', { version })
    assert.ok(done.status < 300, `${verb}: ${done.status} ${JSON.stringify(done.body)}`)
  }
  await applicant.go(`/cases/${body.id}`)
  await applicant.page.getByText('各部门进度').waitFor()
  return { applicant, officer, id: body.id }
}

/** Chooses a picture on a slow line; how far it is can be seen meanwhile. */
async function upload({ page, context }, name) {
  const picture = await page.screenshot({ fullPage: true })
  const line = await context.newCDPSession(page)
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: picture.length / 2 })
  const underWay = page.waitForFunction(() => {
    const { value, max } = document.querySelector('.files progress') ?? {}
    return value > 0 && value < max
  }, undefined, { polling: 'raf' })
  await page.locator('input[type=file][id^="file-"]').setInputFiles({ name, mimeType: 'image/png', buffer: picture })
  await underWay
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  await line.detach()
  await page.locator('.files li', { hasText: name }).getByText('已上传').waitFor()
}

/** The officer's page tells of the file by itself, and opens it. */
async function reads(officer, name) {
  const file = officer.page.locator('.papers > li', { hasText: PAPER }).getByRole('link', { name, exact: true })
  await file.waitFor()
  const got = await officer.page.evaluate(async address => {
    const answer = await fetch(address)
    return { status: answer.status, type: answer.headers.get('Content-Type') }
  }, await file.getAttribute('href'))
  assert.deepEqual(got, { status: 200, type: 'image/png' })
}

export const journeys = {
  'a paper is handed in on a correction': async ({ person }) => {
    const { applicant, officer, id } = await taken(person, 'applicant15')
    const { page } = applicant
    await officer.page.locator('.papers').getByRole('button', { name: `标记补正：${PAPER}` }).click()
    await officer.page.locator('#defect-text-0, #defect-text-1').last().fill('请上传写明地址的产权证明。')
    await officer.shot('paper-asked-for')
    await officer.page.getByRole('button', { name: '发出补正告知' }).click()
    await officer.page.locator('.states').getByText('待申请人补正').waitFor()

    await page.getByRole('link', { name: '去补正' }).click()
    await page.getByText('请上传写明地址的产权证明。').first().waitFor()
    // Nothing handed in: the summary leads to the paper.
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.locator('.summary a').click()
    assert.match(await page.evaluate(() => document.activeElement.id), /^file-/)
    await upload(applicant, '产权证补正.png')
    await applicant.looksRight('a correction with its paper')
    await applicant.shot('paper-corrected')
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.waitForURL(`**/cases/${id}`)
    await page.getByText('各部门进度').waitFor()
    await page.getByRole('link', { name: '去补正' }).waitFor({ state: 'detached' })

    await officer.page.locator('.states').getByText('审查中').waitFor()
    await reads(officer, '产权证补正.png')
  },

  'a paper follows after acceptance': async ({ person }) => {
    const { applicant, officer, id } = await taken(person, 'applicant16')
    const { page } = applicant
    await officer.page.getByRole('button', { name: '容缺受理' }).click()
    const dialog = officer.page.getByRole('dialog', { name: '容缺受理' })
    await dialog.getByLabel(PAPER).check()
    await dialog.locator('#together-days').fill('2')
    await dialog.locator('#together-text').fill('先行受理，产权证明请在两个工作日内补齐。')
    await dialog.getByRole('button', { name: '提交' }).click()
    await officer.page.locator('.papers').getByText('容缺，待补').waitFor()

    await page.getByRole('link', { name: '去补齐' }).click()
    await page.getByText('先行受理，产权证明请在两个工作日内补齐。').waitFor()
    await upload(applicant, '产权证补齐.png')
    await applicant.looksRight('what follows, with its paper')
    await applicant.shot('paper-followed')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.waitForURL(`**/cases/${id}`)
    await page.getByText('各部门进度').waitFor()
    await page.getByRole('link', { name: '去补齐' }).waitFor({ state: 'detached' })

    await reads(officer, '产权证补齐.png')
    await officer.page.locator('.papers').getByText('容缺，待补').waitFor({ state: 'detached' })
  },
}
