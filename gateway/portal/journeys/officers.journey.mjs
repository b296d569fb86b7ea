import assert from 'node:assert/strict'
import { READERS } from './browser.mjs'
import { choose } from './form.mjs'
import { fileCompany } from './office.mjs'

const line = (page, caseNo) => page.locator('table.queue tbody tr', { hasText: caseNo })
const focusLine = (page, caseNo) => line(page, caseNo).locator('th a').focus()

export const journeys = {
  'an officer\'s morning: bulk by keyboard, a lost race, a decision taken back': async ({ person }) => {
    const applicant = await person()
    await applicant.signIn('applicant', '/')
    await applicant.page.locator('h1').waitFor()
    const cases = []
    for (const brand of ['晨光', '晨曦', '晨星']) cases.push(await fileCompany(applicant, brand))

    const officer = await person()
    const colleague = await person()
    for (const [one, user] of [[officer, 'registrar'], [colleague, 'registrar2']]) {
      await one.signIn(user)
      await one.go('/work/queue?view=free')
    }
    for (const { page } of [officer, colleague]) {
      await page.locator('table.queue').waitFor()
      for (const caseNo of cases) {
        while (!(await line(page, caseNo).count())) {
          const more = page.getByRole('button', { name: '显示更多' })
          if (await more.count()) await more.click()
          await page.waitForTimeout(300)
        }
      }
    }
    // Selected by keyboard: the row stays selected whatever colleagues do meanwhile.
    for (const caseNo of cases) {
      await focusLine(officer.page, caseNo)
      await officer.page.keyboard.press('x')
    }
    await officer.page.getByText('已选 3 件').waitFor()
    await officer.shot('queue-selected')
    await focusLine(colleague.page, cases[1])
    await colleague.page.keyboard.press('c')
    await line(colleague.page, cases[1]).getByText('我', { exact: true }).or(line(colleague.page, cases[1]).getByText('已不在此列表中')).first().waitFor()
    await officer.page.getByRole('region', { name: '对所选办件' }).getByRole('button', { name: '认领' }).click().catch(async () => {})
    await officer.page.getByRole('button', { name: '确定认领' }).click()
    const results = officer.page.getByRole('dialog', { name: '批量办理结果' })
    await results.waitFor()
    const told = await results.innerText()
    assert.match(told, /成功 2 件，未成 1 件|成功 2 件，未成 0 件/)
    await officer.shot('queue-bulk-result')
    await results.getByRole('button', { name: '关闭' }).click()

    // The race on the page itself: what was typed stays, and the page says who was faster.
    await officer.go('/work/queue?view=mine')
    await officer.page.locator('table.queue').waitFor()
    await line(officer.page, cases[0]).locator('th a').click()
    await officer.page.locator('.panel').waitFor()
    await officer.page.locator('label[for=tab-refuse]').click()
    await officer.page.fill('#refusal-reason', '住所使用证明与申报不符 𠮷㛃')
    await officer.page.locator('.panel button.danger').click()
    await officer.page.locator('.panel .summary').waitFor()
    await officer.page.fill('#refusal-basis', '市场主体登记管理条例第十九条')
    await officer.shot('review-refusal')
    await officer.page.locator('.panel button.danger').click()
    await officer.page.getByRole('button', { name: '撤回决定' }).waitFor()
    await officer.shot('review-undo')
    await officer.page.getByRole('button', { name: '撤回决定' }).click()
    await officer.page.getByText('决定已撤回').waitFor()
    await officer.page.locator('.states').getByText('审查中').waitFor()

    // What is said of gaps is pinned to its field.
    await officer.page.getByRole('button', { name: /^标记补正：企业联系电话/ }).click()
    await officer.page.locator('#defect-text-0, #defect-text-1').last().fill('请填写能打通的电话。')
    await officer.shot('review-correction')
    await officer.page.getByRole('button', { name: '批注' }).click()
    await officer.page.fill('#together-text', '已电话核实。')
    await officer.page.getByRole('dialog', { name: '批注' }).getByRole('button', { name: '提交' }).click()
    await officer.page.getByText('批注已保存').waitFor()
    await officer.page.locator('.timeline').getByText('已电话核实。').waitFor()

    // Taking the next one goes on without a way back to the list.
    await officer.go('/work/queue')
    await officer.page.locator('table.queue').waitFor()
    await officer.page.keyboard.press('?')
    await officer.page.getByRole('dialog', { name: '键盘操作' }).waitFor()
    await officer.page.keyboard.press('Escape')
    await officer.page.keyboard.press('n')
    await officer.page.waitForURL('**/work/reviews/**')
    await officer.page.locator('.panel').waitFor()
    await officer.page.locator('.states').getByText('审查中').waitFor()
  },

  'by keyboard alone: a queue is narrowed by typing, and a review handed over': async ({ person }) => {
    const applicant = await person()
    await applicant.signIn('applicant5', '/')
    await applicant.page.locator('h1').waitFor()
    const caseNo = await fileCompany(applicant, '转派')
    const officer = await person()
    await officer.signIn('registrar', '/work/queue?view=free')
    const { page } = officer
    await page.locator('table.queue').waitFor()
    await choose(page, '#facet-region', '鲤城区')
    await page.waitForURL('**/work/queue?*350502*')
    await page.keyboard.press('Escape')
    await choose(page, '#facet-item', '企业设立登记')
    await page.waitForURL('**/work/queue?*company_establishment*')
    await officer.looksRight('a queue with an open list')
    await officer.shot('queue-narrowed')
    await page.keyboard.press('Escape')
    await page.fill('#queue-search', caseNo)
    await page.keyboard.press('Enter')
    await focusLine(page, caseNo)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '认领', exact: true }).press('Enter')
    await page.locator('.states').getByText('审查中').waitFor()
    await page.getByRole('button', { name: '转派', exact: true }).press('Enter')
    const dialog = page.getByRole('dialog', { name: '转派' })
    const options = dialog.getByRole('option').filter({ visible: true })
    // Escape closes the list first, and the dialog only then.
    await page.locator('#together-to').press('ArrowDown')
    await options.first().waitFor()
    await officer.looksRight('colleagues to choose from')
    await page.keyboard.press('Escape')
    await options.first().waitFor({ state: 'hidden' })
    assert.ok(await dialog.isVisible())
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '转派', exact: true }).press('Enter')
    await choose(page, '#together-to', 'registrar2')
    await page.locator('#together-text').fill('请代为办理。')
    await dialog.getByRole('button', { name: '提交' }).press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.panel').getByText(/由 .+ 自 .+ 起办理/).waitFor()
  },

  'a supervisor\'s order is answered and accepted': async ({ person }) => {
    const applicant = await person()
    await applicant.signIn('applicant2', '/')
    await applicant.page.locator('h1').waitFor()
    const caseNo = await fileCompany(applicant, '督办')
    const supervisor = await person()
    await supervisor.signIn('supervisor')
    await supervisor.go('/work/supervision?lamp=ALL')
    const { page } = supervisor
    await page.locator('table.board').waitFor()
    const row = page.locator('table.board tbody tr', { hasText: caseNo })
    while (!(await row.count())) {
      const more = page.getByRole('button', { name: '显示更多' })
      if (await more.count()) await more.click()
      else await supervisor.go('/work/supervision?lamp=ALL')
      await page.waitForTimeout(500)
    }
    await supervisor.shot('supervision-board')
    await row.getByRole('button', { name: /发督办单/ }).first().click()
    await page.fill('#order-text', '请说明为何未办，并于三日内办结。')
    await page.getByRole('button', { name: '发出', exact: true }).click()
    await page.getByText(`已对 ${caseNo} 发出督办单`).waitFor()

    const officer = await person()
    await officer.signIn('registrar')
    await officer.go(`/work/queue?q=${caseNo}`)
    await officer.page.locator('table.queue').waitFor()
    await officer.page.getByText(/督办：.*前答复/).first().waitFor()
    await line(officer.page, caseNo).locator('th a').first().click()
    await officer.page.getByRole('button', { name: '答复督办' }).click()
    await officer.page.fill('#order-text', '材料已核对，今日办结。')
    await officer.page.getByRole('button', { name: '提交答复' }).click()
    await officer.page.getByText('督办答复已提交').waitFor()
    await officer.shot('review-order')

    await supervisor.go('/work/supervision/orders?state=REPLIED')
    const order = page.locator('.orders > li', { hasText: '材料已核对，今日办结。' }).first()
    while (!(await order.count())) {
      await page.waitForTimeout(500)
      await supervisor.go('/work/supervision/orders?state=REPLIED')
      await page.locator('.orders, .empty').first().waitFor()
    }
    await order.getByRole('button', { name: '认可答复' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '认可答复' }).click()
    await page.getByText('已认可，督办单办结').waitFor()
    await supervisor.shot('supervision-orders')
  },

  ...Object.fromEntries(READERS.map(reader => [
    `every page for officers and supervisors: ${reader.name}`,
    async ({ person }) => {
      const pagesOf = async (user, paths) => {
        const one = await person(reader)
        await one.signIn(user, paths[0])
        for (const path of paths) {
          await one.go(path)
          await one.page.locator('h1').first().waitFor()
          await one.page.waitForFunction(() => !document.querySelector('.loading'))
          await one.looksRight(`${path} of ${user}`, `${user}${path.replaceAll(/\W+/g, '-')}`)
        }
        return one
      }
      const officer = await pagesOf('registrar', ['/work/queue', '/work/queue?view=ended', '/work/queue?q=%E7%81%AB%E6%98%9F%E4%B8%8A', '/work/notices', '/work/shared', '/work/rechecks', '/work/colleagues', '/work/phrases', '/work/reviews/company-registration/nothing', '/work/supervision'])
      const { page } = officer
      for (const view of ['todo', 'mine', 'waiting', 'ended']) {
        await officer.go(`/work/queue?view=${view}`)
        await page.waitForFunction(() => !document.querySelector('.loading'))
        const link = page.locator('table.queue tbody th a').first()
        if (!(await link.count())) continue
        await link.click()
        await page.locator('.panel').waitFor()
        await officer.looksRight(`a review (${view})`, `review-${view}`)
        for (const tab of ['refuse', 'correct']) {
          const label = page.locator(`label[for=tab-${tab}]`)
          if (!(await label.count())) continue
          await label.click()
          await officer.looksRight(`a review, ${tab}`)
        }
        await page.keyboard.press('m')
        await page.locator('dialog[open]').waitFor()
        await officer.looksRight('a review, comment')
        await page.keyboard.press('Escape')
      }
      await pagesOf('registrarlead', ['/work/queue', '/work/supervision', '/work/supervision/sharing', '/work/reports'])
      await pagesOf('supervisor', ['/work', '/work/supervision', '/work/supervision?lamp=ALL', '/work/supervision/orders', '/work/supervision/sharing', '/work/supervision/violations', '/work/supervision/ratings', '/work/rechecks', '/work/reports', '/work/reports?by=item', '/work/notices', '/work/queue', '/work/colleagues'])
      await pagesOf('applicant', ['/work/queue'])
    },
  ])),
}
