// A draft whose bundle is published anew before it is handed in: what still fits stays, and what does not is named.
import assert from 'node:assert/strict'
import { answer, fill, fillAll, sample } from './form.mjs'
import { until } from './office.mjs'

const BUNDLE = 'hire_staff'
const WRITTEN = /(签订.*劳动合同)(?=, With a labour contract)/

/** Publishes the bundle with another wording of one answer; answers the new words. */
async function republish(admin, second) {
  const ask = async (one, path, body, method = 'POST') => {
    const answer = await one.api(`/api/editing/drafts${path}`, method, body)
    assert.ok(answer.status < 300, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const draft = await ask(admin, '', { kind: 'bundle', key: BUNDLE })
  const words = `签订${String(draft.id).slice(-6)}式劳动合同`
  const { revision } = await ask(admin, `/${draft.id}`, { revision: draft.revision, source: draft.source.replace(WRITTEN, words), drawing: draft.drawing }, 'PUT')
  const proposed = await ask(admin, `/${draft.id}/proposal`, { revision, why: '劳动合同须为书面' })
  await ask(second, `/${draft.id}/publication`, { revision: proposed.revision })
  return words
}

export const journeys = {
  'a draft goes on after its bundle was published anew': async ({ person }) => {
    const [admin, second] = [await person(), await person()]
    await admin.signIn('admin', '/work/administration')
    await second.signIn('admin2', '/work/administration')
    const application = sample(BUNDLE)
    application.answers = { relation: ['contract'], minors: ['no'], people: ['foreign'] }

    const before = await person()
    await before.signIn('applicant17', `/apply/${BUNDLE}/questions/region`)
    await answer(before, application)
    await before.page.getByRole('button', { name: '开始填写' }).click()
    await before.page.waitForURL(`**/apply/${BUNDLE}/form`)
    const { sections } = await fillAll(before, BUNDLE, application)
    const id = await before.page.evaluate(bundle => JSON.parse(sessionStorage.getItem(`yijianshi.draft.${bundle}`)).id, BUNDLE)
    const kept = (wanted, what) => until(before, async () => {
      const { body } = await before.api(`/api/drafts/${id}`)
      return { seen: body, found: wanted(body) }
    }, what)
    await kept(draft => draft.form.declare?.dataUse && draft.form.declare.truth, 'the draft')
    const words = await republish(admin, second)
    await kept(draft => draft.outdated, 'the overtaken draft')

    // Back on another device, he goes on where he was and is told what has changed.
    const applicant = await person({ width: 360 })
    const { page } = applicant
    await applicant.signIn('applicant17', '/')
    await page.locator(`a[href="/apply/${BUNDLE}?draft=${id}"]`).click()
    const told = page.getByRole('alert').filter({ hasText: '这件事的规定更新了' })
    await told.getByRole('button', { name: '更新到新版本' }).waitFor()
    const declared = sections.flatMap(section => section.fields).filter(field => field.key.startsWith('declare.'))
    assert.deepEqual((await told.locator('li').allInnerTexts()).sort(), ['与员工是什么用工关系？', ...declared.map(field => field.label)].sort())
    await applicant.looksRight('a draft that was overtaken')
    await applicant.shot('draft-overtaken')
    await told.getByRole('button', { name: '更新到新版本' }).click()

    // The one question is asked once more, in the new words.
    await page.waitForURL('**/questions/relation')
    await page.getByText(words).waitFor()
    assert.equal(await page.locator('input[name=relation]:checked').count(), 0)
    assert.equal(await page.getByText('这件事的规定更新了').count(), 0)
    await page.locator('input[name=relation][value=contract]').check()
    while (/\/questions\//.test(page.url())) {
      const here = page.url()
      await page.locator('form button[type=submit]').click()
      await page.waitForURL(url => url.href !== here)
    }
    await page.getByRole('button', { name: '开始填写' }).click()

    // Of the form the declarations are made anew; everything else is there.
    for (const section of sections) {
      await page.waitForURL(`**/apply/${BUNDLE}/form`)
      await page.locator(`.tasks a[href$="/form/${section.key}"]`).click()
      await page.waitForURL(`**/form/${section.key}`)
      for (const field of section.fields.filter(field => declared.some(one => one.key === field.key))) {
        assert.equal(await page.locator(`[id="f-${field.key}"]`).isChecked(), false)
        await fill(page, field, true, field.key)
      }
      if (section.fields.some(field => field.key === 'org.name')) assert.equal(await page.locator('[id="f-org.name"]').inputValue(), application.form.org.name)
      await page.locator('form button[type=submit]').click()
      await page.waitForURL(url => !url.pathname.endsWith(`/form/${section.key}`))
      if (!page.url().endsWith('/form')) await page.locator('.back a').click()
    }
    await page.getByRole('link', { name: '核对并提交' }).click()
    await page.getByRole('button', { name: '确认无误，提交申请' }).click()
    await page.waitForURL('**/received')
  },
}
