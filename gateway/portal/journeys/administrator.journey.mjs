// An administrator changes a limit and a process, is stopped, tries it out, and a second one publishes; cases move, and all goes back.
import assert from 'node:assert/strict'
import { READERS } from './browser.mjs'
import { choose } from './form.mjs'
import { fileCompany } from './office.mjs'

const BUNDLE = 'company_start'
const ITEM = 'capital_stamp_tax'
const ITEM_NAME = '资金账簿印花税'

async function begin(admin, kind, key) {
  await admin.go(`/work/administration?kind=${kind}`)
  const { page } = admin
  await page.locator('table tbody tr').first().waitFor()
  const { body } = await admin.api('/api/catalogue/search?limit=100&kind=' + kind + (kind === 'item' ? `&q=${encodeURIComponent(key.name)}` : ''))
  const name = body.items.find(one => one.key === key.key).name
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name: `编辑：${name}`, exact: true }).click()
  await page.waitForURL('**/drafts/*')
  await page.locator('.facts').first().waitFor()
  return name
}

const view = (page, name) => page.locator('nav .tabs a').filter({ hasText: name }).last().click()
const saved = page => page.locator('.facts [role=status]').filter({ hasText: '已保存' }).waitFor()

async function propose(page, why) {
  await saved(page)
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.locator('dialog[open] textarea').fill(why)
  await page.locator('dialog[open] button[type=submit]').click()
}

async function publish(admin, address) {
  await admin.go(address)
  await admin.page.getByRole('button', { name: '审核发布' }).click()
  await admin.page.locator('dialog[open] button[type=submit]').click()
}

export const journeys = {
  async 'an administrator changes a limit and the process of a bundle, and takes it back'({ person }) {
    const applicant = await person()
    await applicant.signIn('applicant')
    const running = [await fileCompany(applicant, '甲'), await fileCompany(applicant, '乙')]

    const admin = await person()
    await admin.signIn('admin', '/work/administration')
    const second = await person()
    await second.signIn('admin2', '/work/administration')
    const { page } = admin

    // A limit, in the form of its item.
    await begin(admin, 'item', { key: 'seal_engraving', name: '公章' })
    const amount = page.locator('#item-promised')
    await amount.waitFor()
    const before = await amount.inputValue()
    await amount.fill(String(Math.max(1, Number(before) - 1)))
    await amount.blur()
    await propose(page, '刻章承诺时限缩短')
    await page.getByText('已提交。请另一位管理员审核发布。').waitFor()
    const ofItem = new URL(page.url()).pathname
    // Four eyes: whoever proposed cannot publish.
    await page.getByRole('button', { name: '审核发布' }).click()
    await page.locator('dialog[open] button[type=submit]').click()
    await page.locator('dialog[open] .summary').waitFor()
    await page.locator('dialog[open]').getByRole('button', { name: '取消' }).click()
    await publish(second, ofItem)
    await second.page.getByText('版已发布').waitFor()

    // An item more in the process: drawn without a mouse, stopped by what was found, put right.
    await begin(admin, 'bundle', { key: BUNDLE })
    const draft = new URL(page.url()).pathname
    await page.locator('.djs-container svg').first().waitFor()
    await admin.shot('administrator-diagram')
    await view(page, '列表')
    await page.getByRole('button', { name: '在“登记完成”后面添加' }).click()
    await choose(page, '#add-item', ITEM_NAME)
    await page.locator('dialog[open] button[type=submit]').click()
    await page.locator('.steps .here .bad').first().waitFor()
    await admin.shot('administrator-found')
    await propose(page, '设立时一并申报资金账簿印花税')
    await page.locator('dialog[open] .summary').waitFor()
    await page.locator('dialog[open]').getByRole('button', { name: '取消' }).click()
    await page.getByRole('button', { name: '加入清单' }).click()
    await saved(page)
    await view(page, '表单')
    await page.selectOption('#edge-from', 'company_establishment')
    await page.selectOption('#edge-to', ITEM)
    await page.locator('.adding').filter({ has: page.locator('#edge-from') }).getByRole('button', { name: '添加' }).click()
    await saved(page)
    await page.getByRole('button', { name: '帮我画' }).click()
    await page.getByText('已按事项和先后关系重新绘制流程图').waitFor()
    await saved(page)
    await view(page, '检查结果')
    await page.getByText('没有发现问题，可以提交。').waitFor()

    // What would come of it.
    await view(page, '推演')
    await page.locator('#study-cases').fill('500')
    await page.locator('#study-plain').check()
    await page.locator('.whatif select').first().selectOption({ index: 1 })
    await page.getByRole('button', { name: '开始推演' }).click()
    await page.getByRole('heading', { name: '推演结果' }).waitFor({ timeout: 60_000 })
    await admin.shot('administrator-simulated')
    await view(page, '版本与差异')
    await page.getByRole('heading', { name: '差异说明' }).waitFor()
    await page.locator('.pair .djs-container svg').first().waitFor()
    await admin.shot('administrator-compared')

    await propose(page, '设立时一并申报资金账簿印花税')
    await page.getByText('已提交。请另一位管理员审核发布。').waitFor()
    await publish(second, draft)
    await second.page.getByText('版已发布').waitFor()

    // Half of the running cases go on by the new version.
    await admin.go(`/work/administration/versions/bundle/${BUNDLE}`)
    await page.locator('table tbody tr').first().waitFor()
    const versions = (await admin.api(`/api/versions/bundle/${BUNDLE}`)).body.items.map(one => one.version)
    const api = await admin.api('/api/migrations')
    if (api.status === 200) {
      await admin.go(`/work/administration/migrations?bundle=${BUNDLE}`)
      await page.getByRole('button', { name: '新建迁移计划' }).click()
      await page.waitForFunction(() => document.querySelectorAll('#plan-to option').length > 1)
      await page.selectOption('#plan-share', '0.5')
      await page.fill('#plan-why', '承诺更短')
      await page.locator('dialog[open] button[type=submit]').click()
      await page.waitForURL('**/migrations/*')
      await page.getByRole('button', { name: '试算' }).click()
      await page.locator('.facts .tag').filter({ hasText: '已试算' }).waitFor()
      await page.getByRole('button', { name: '执行迁移' }).click()
      await page.locator('dialog[open] button[type=submit]').click()
      await page.locator('.facts .tag').filter({ hasText: '已完成' }).waitFor()
      await admin.shot('administrator-migrated')
      await page.getByRole('button', { name: '退回原版本' }).click()
      await page.locator('dialog[open] button[type=submit]').click()
      await page.locator('.facts .tag').filter({ hasText: '已退回' }).waitFor()
    }

    // And the way back.
    await admin.go(`/work/administration/versions/bundle/${BUNDLE}`)
    await page.getByRole('button', { name: `恢复第 ${versions[1]} 版` }).click()
    await page.fill('#restore-why', '先恢复原来的办法')
    await page.locator('dialog[open] button[type=submit]').click()
    await page.getByText(`已恢复第 ${versions[1]} 版的内容。`).waitFor()

    // The applicant's cases go on as before.
    for (const caseNo of running) {
      const { body } = await applicant.api('/api/applications?limit=20')
      assert.ok(body.items.some(one => one.caseNo === caseNo), `${caseNo} is still there`)
    }
  },

  async 'a holiday announced tonight is proposed by one administrator and published by another'({ person }) {
    const admin = await person()
    await admin.signIn('admin', '/work/administration/calendar')
    const { page } = admin
    const year = await page.locator('#year option').last().getAttribute('value')
    await page.selectOption('#year', year)
    // Another day each time it is played.
    const day = new Date(Date.UTC(Number(year), 0, 2 + Math.floor(Math.random() * 360))).toISOString().slice(0, 10)
    await page.getByRole('heading', { name: '提交修改' }).waitFor()
    await page.locator('.adding input[type=date]').fill(day)
    await page.locator('.adding input:not([type=date])').fill('抗战胜利纪念日')
    await page.getByRole('button', { name: '添加为放假' }).click()
    await page.fill('#year-reason', '今晚公布的放假通知')
    await page.getByRole('button', { name: '看看影响谁' }).click()
    await page.getByText('到期时间改变').waitFor()
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('已提交；须由另一位管理员核对后发布。').waitFor()
    const mine = page.locator('article', { hasText: '今晚公布的放假通知' })
    await mine.getByText('由您提议').waitFor()
    assert.equal(await mine.getByRole('button', { name: '发布' }).count(), 0, 'nobody publishes what he proposed')
    await admin.looksRight('a calendar that waits')
    await admin.shot('administrator-calendar-waits')

    const second = await person()
    await second.signIn('admin2', '/work/administration/waiting')
    const waits = second.page.locator('article', { hasText: '今晚公布的放假通知' }).first()
    await waits.getByText('抗战胜利纪念日').waitFor()
    await second.looksRight('everything that waits')
    await second.shot('administrator-waiting')
    await waits.getByRole('button', { name: '发布' }).click()
    await second.page.getByText('已发布。').waitFor()
    const { body } = await admin.api(`/api/calendar/years/${year}`)
    assert.ok(body.off.some(one => one.day === day), `${day} is off`)
  },

  ...Object.fromEntries(READERS.map(reader => [
    `every page for an administrator: ${reader.name}`,
    async ({ person }) => {
      const admin = await person(reader)
      const { page } = admin
      await admin.signIn('admin', '/work/administration')
      const pages = ['', '/drafts', `/versions/bundle/${BUNDLE}`, '/waiting', '/calendar', '/hours', '/tables', '/tables?service=tax&table=house-tax-rate', '/limits/seal_engraving', '/rules/bank_appointment', `/simulation?bundle=${BUNDLE}`, '/migrations', `/watching/${BUNDLE}`, '/audit']
      for (const path of pages) {
        await admin.go(`/work/administration${path}`)
        await page.locator('h1').first().waitFor()
        await admin.looksRight(`administration${path}`, `administration${path.replaceAll(/\W+/g, '-')}`)
      }
      const { body: draft } = await admin.api('/api/editing/drafts', 'POST', { kind: 'bundle', key: BUNDLE })
      for (const name of ['diagram', 'list', 'form', 'source', 'findings', 'differences', 'simulation', 'replay', 'watching']) {
        await admin.go(`/work/administration/drafts/${draft.id}?view=${name}`)
        await page.locator('.facts').first().waitFor()
        await admin.looksRight(`draft, ${name}`, `administration-draft-${name}`)
      }
      // A question more, written with the keyboard alone, and taken back.
      await admin.go(`/work/administration/drafts/${draft.id}?view=form`)
      const bar = page.locator('[role=toolbar] button')
      await page.locator('#add-question').focus()
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => /^question-\d+-0$/.test(document.activeElement?.id ?? ''))
      await admin.looksRight('draft, a new question', 'administration-draft-question')
      const kept = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.url().includes(`/drafts/${draft.id}`))
      await bar.first().click()
      await page.waitForFunction(() => !document.querySelector('details.question[open]'))
      await kept
      const { body: now } = await admin.api(`/api/editing/drafts/${draft.id}`)
      await admin.api(`/api/editing/drafts/${draft.id}/discarding`, 'POST', { revision: now.revision })
      const { body: item } = await admin.api('/api/editing/drafts', 'POST', { kind: 'item', key: 'seal_engraving' })
      await admin.go(`/work/administration/drafts/${item.id}?view=form`)
      await page.locator('.facts').first().waitFor()
      await admin.looksRight('draft of an item')
      await admin.api(`/api/editing/drafts/${item.id}/discarding`, 'POST', { revision: item.revision })
    },
  ])),
}
