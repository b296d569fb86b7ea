// Every page of the applicant's, in every look and both languages: no violation of WCAG 2.2 AA, nothing cut off, nothing raw.
import { READERS } from './browser.mjs'
import { answer, sample } from './form.mjs'

const open = ['/', '/?q=%E7%81%AB%E6%98%9F', '/apply/company_start', '/apply/company_start/questions/region', '/apply/nothing', '/display', '/track', '/verify', '/verify/tax/nothing', '/nothing/at/all', '/cases']

export const journeys = Object.fromEntries(READERS.map(reader => [
  `every page for an applicant: ${reader.name}`,
  async ({ person }) => {
    const visitor = await person(reader)
    for (const path of open) {
      await visitor.go(path)
      if (path.startsWith('/nothing')) continue
      await visitor.page.locator('h1, .note').first().waitFor()
      await visitor.looksRight(path, path.replaceAll(/\W+/g, '-'))
    }

    const applicant = await person(reader)
    const { page } = applicant
    await applicant.signIn('applicant', '/')
    await page.locator('h1').waitFor()
    await applicant.looksRight('home, signed in', 'home')

    const application = sample('company_start')
    await applicant.go('/apply/company_start/questions/region')
    await page.locator('form').waitFor()
    await answer(applicant, application)
    await page.locator('table').waitFor()
    await applicant.looksRight('notice', 'notice')
    await page.locator('.actions button').first().click()
    await page.locator('.tasks').waitFor()
    await applicant.looksRight('task list', 'tasks')
    const sections = await page.locator('.tasks a').evaluateAll(links => links.map(link => link.getAttribute('href')))
    for (const href of sections) {
      await page.locator(`a[href="${href}"]`).first().click()
      await page.locator('form').waitFor()
      // With every gap named.
      await page.locator('form button[type=submit]').click()
      await applicant.looksRight(href, href.replaceAll(/\W+/g, '-'))
      await applicant.go('/apply/company_start/form')
      await page.locator('.tasks').waitFor()
    }

    const { body: cases } = await applicant.api('/api/applications?limit=20')
    // The newest of each kind: where bundle, case and every item stand alike, the pages look alike.
    const kinds = new Map()
    for (const one of cases.items) {
      const { body } = await applicant.api(`/api/applications/${one.id}`)
      const kind = JSON.stringify([one.bundle, one.state, body.reviews.map(review => [review.item, review.state])])
      if (!kinds.has(kind)) kinds.set(kind, one)
    }
    for (const one of kinds.values()) {
      for (const path of [`/cases/${one.id}`, `/cases/${one.id}/received`, `/cases/${one.id}/correction`, `/cases/${one.id}/rating`]) {
        await applicant.go(path)
        await page.locator('h1').waitFor()
        await applicant.looksRight(path, `case-${one.state}-${path.split('/').at(3) ?? 'progress'}`)
      }
    }
    for (const path of ['/certificates', '/helpers', '/notices', '/batches']) {
      await applicant.go(path)
      await page.locator('h1').waitFor()
      await applicant.looksRight(path, path.replaceAll('/', '-'))
    }
    await applicant.go('/certificates')
    await page.locator('.cards a[href^="/certificates/"]').first().click()
    await page.locator('form').first().waitFor()
    await applicant.looksRight('a certificate', 'certificate')
    await applicant.go('/cases')
    await page.locator('h1').waitFor()
    await applicant.looksRight('my cases', 'cases')
  },
]))
