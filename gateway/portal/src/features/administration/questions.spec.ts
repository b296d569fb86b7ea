import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bundleOf } from './bundle'
import { addCondition, addDeed, addOffer, addOption, addQuestion, fill, goOn, leaveOpen, mayMove, moveOption, moveQuestion, offerBundle, removeCondition, removeDeed, removeOffer, removeOption, removeQuestion, renameOption, renameQuestion, setFlag, setOptional, stopHere } from './questions'

const SOURCE = `key: company_start
questions: # effects act in this order
  - key: staff
    text: [本月是否用工？, Do you hire staff this month?]
    options:
      - {key: 'no', text: [否, 'No']}
      # registered and insured in one go
      - key: 'yes'
        text: [是, 'Yes']
        add: [si_unit_reg] # social insurance

  - key: bank
    text: [是否预约银行开户？, An appointment at a bank?]
    when: {staff: ['yes', 'no']}
    options:
      - {key: 'yes', text: [预约, 'Yes'], set: {bank.branch: '01'}}

nodes:
  - {item: si_unit_reg, optional: true}
`
const asked = (source: string) => bundleOf(source).questions

describe('guided questions in a source', () => {
  it('begin new at the end, with two answers, on lines of their own', () => {
    expect(addQuestion(SOURCE)).toBe(SOURCE.replace("\n\nnodes:", `

  - key: question_3
    text: [新问题, New question]
    options:
      - {key: 'yes', text: [是, 'Yes']}
      - {key: 'no', text: [否, 'No']}

nodes:`))
    for (const none of ['key: a\n', 'key: a\nquestions: []\n', 'key: a\nquestions: [] # none yet\nnodes: []\n']) expect(asked(addQuestion(none)).map(one => [one.key, one.options.length])).toEqual([['question_1', 2]])
    expect(addQuestion('key: a\nquestions: [] # none yet\nnodes: []\n')).toContain('questions: # none yet\n  - key: question_1\n')
  })

  it('change places with their lines and comments', () => {
    const moved = moveOption(SOURCE, 0, 1, -1)
    expect(moved).toContain("options:\n      # registered and insured in one go\n      - key: 'yes'\n        text: [是, 'Yes']\n        add: [si_unit_reg] # social insurance\n      - {key: 'no', text: [否, 'No']}\n")
    expect(moveOption(moved, 0, 0, 1)).toBe(SOURCE)
    expect(moveOption(SOURCE, 0, 0, -1)).toBe(SOURCE)
    const turned = moveQuestion(SOURCE, 0, 1)
    expect(asked(turned).map(one => one.key)).toEqual(['bank', 'staff'])
    expect(moveQuestion(turned, 1, -1)).toBe(SOURCE)
  })

  it('stand behind those they depend on', () => {
    expect(mayMove(asked(SOURCE), 0, 1)).toBe(false)
    expect(mayMove(asked(SOURCE), 1, -1)).toBe(false)
    expect(mayMove(asked(removeCondition(removeCondition(SOURCE, 1, 'staff', 'yes'), 1, 'staff', 'no')), 1, -1)).toBe(true)
    expect(mayMove(asked(SOURCE), 1, 1)).toBe(false)
  })

  it('leave no condition behind that asks for what is gone', () => {
    expect(asked(removeOption(SOURCE, 0, 0))[1].when).toEqual({ staff: ['yes'] })
    const [left] = asked(removeQuestion(SOURCE, 0))
    expect([left.key, left.when]).toEqual(['bank', {}])
    expect(removeQuestion(SOURCE, 0)).not.toContain('when')
    expect(asked(removeQuestion(removeQuestion(SOURCE, 0), 0))).toEqual([])
  })

  it('are asked for by their new name', () => {
    expect(asked(renameQuestion(SOURCE, 0, 'hiring'))[1].when).toEqual({ hiring: ['yes', 'no'] })
    expect(asked(renameOption(SOURCE, 0, 0, 'none'))[1].when).toEqual({ staff: ['yes', 'none'] })
  })

  it('get answers, help, conditions and flags', () => {
    expect(asked(addOption(SOURCE, 1))[1].options.map(one => one.key)).toEqual(['yes', 'option_2'])
    const helped = setOptional(SOURCE, ['questions', 0, 'help'], ['含临时工', 'Casual staff too'])
    expect(asked(helped)[0].help).toEqual(['含临时工', 'Casual staff too'])
    expect(setOptional(helped, ['questions', 0, 'help'], ['', ''])).toBe(SOURCE)
    const several = setFlag(SOURCE, 0, 'multiple', true)
    expect(asked(several)[0].multiple).toBe(true)
    expect(setFlag(several, 0, 'multiple', false)).toBe(SOURCE)
    expect(asked(setFlag(SOURCE, 0, 'required', false))[0].required).toBe(false)
    expect(asked(addCondition(addQuestion(SOURCE), 2, 'bank', 'yes'))[2].when).toEqual({ bank: ['yes'] })
  })

  it('do to items and fields what is chosen, once', () => {
    const more = addDeed(SOURCE, 0, 0, 'remove', 'si_unit_reg')
    expect(asked(more)[0].options[0].remove).toEqual(['si_unit_reg'])
    expect(addDeed(more, 0, 0, 'remove', 'si_unit_reg')).toBe(more)
    expect(removeDeed(more, 0, 0, 'remove', 0)).toBe(SOURCE)
    expect(asked(addDeed(SOURCE, 0, 1, 'require', 'employees'))[0].options[1].require).toEqual(['employees'])
    const filled = fill(SOURCE, 0, 1, 'tax.homes', '1')
    // A text that looks like a number stays a text.
    expect(asked(filled)[0].options[1].set).toEqual({ 'tax.homes': '1' })
    expect(asked(fill(SOURCE, 0, 1, 'deal.withMortgage', false))[0].options[1].set).toEqual({ 'deal.withMortgage': false })
    expect(leaveOpen(filled, 0, 1, 'tax.homes')).toBe(SOURCE)
    expect(asked(leaveOpen(SOURCE, 1, 0, 'bank.branch'))[1].options[0].set).toEqual({})
  })

  it('end here with a reason, the right door and the law, or go on again', () => {
    const stopped = setOptional(stopHere(SOURCE, 0, 0), ['questions', 0, 'options', 0, 'stop', 'basis'], ['《就业促进法》', 'Employment Promotion Law'])
    expect(asked(stopped)[0].options[0].stop).toEqual({ reason: ['说明为什么不能在此办理', 'Why it cannot be done here'], door: ['说明应当到哪里办理', 'Where it can be done'], basis: ['《就业促进法》', 'Employment Promotion Law'] })
    expect(goOn(stopped, 0, 0)).toBe(SOURCE)
  })

  it('point to what the applicant may want next', () => {
    const hinted = offerBundle(addOffer(SOURCE, 0, 1), 0, 1, 0, 'hire_staff')
    expect(asked(hinted)[0].options[1].offer).toEqual([{ text: ['新提示', 'New hint'], bundle: 'hire_staff' }])
    expect(asked(offerBundle(hinted, 0, 1, 0, ''))[0].options[1].offer[0].bundle).toBe('')
    expect(removeOffer(hinted, 0, 1, 0)).toBe(SOURCE)
  })

  it('of the real bundles move and go back letter by letter', () => {
    const folder = join(process.cwd(), '../../workflows/bundles')
    for (const name of readdirSync(folder)) {
      const source = readFileSync(join(folder, name, 'bundle.yaml'), 'utf8')
      const before = parse(source) as { questions?: { options: unknown[] }[] }
      // One question of each: all of them take a minute.
      const q = asked(source).findIndex(question => question.options.length > 1)
      const moved = moveOption(source, q, 1, -1)
      expect((parse(moved) as typeof before).questions![q].options.slice(0, 2), name).toEqual([before.questions![q].options[1], before.questions![q].options[0]])
      expect(parse(moveOption(moved, q, 0, 1)), name).toEqual(before)
      if (q) expect(parse(moveQuestion(moveQuestion(source, q, -1), q - 1, 1)), name).toEqual(before)
      expect((parse(addQuestion(source)) as typeof before).questions!.slice(0, -1), name).toEqual(before.questions ?? [])
    }
  }, 60_000)
})
