import { describe, expect, it } from 'vitest'
import { addRow, moveRow, removeRow, setCell, tablesOf } from './table'

const DMN = `<?xml version="1.0" encoding="UTF-8"?>
<!-- checked by the bank [U] -->
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="b" namespace="urn:b">
  <decision id="outcome" name="outcome">
    <decisionTable hitPolicy="UNIQUE">
      <input label="预约日"><inputExpression typeRef="date"><text>form.bank.appointDate</text></inputExpression></input>
      <output name="outcome" typeRef="string"/>
      <output name="reason" typeRef="string"/>
      <rule id="a"><inputEntry><text>&gt; case.filedOn</text></inputEntry><outputEntry><text>"APPROVE"</text></outputEntry><outputEntry><text/></outputEntry></rule>
      <rule id="b"><inputEntry><text>-</text></inputEntry><outputEntry><text>"MANUAL"</text></outputEntry><outputEntry><text>"约"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`

describe('a decision table', () => {
  it('is read as columns and rows', () => {
    const [table] = tablesOf(DMN)
    expect(table.inputs).toEqual([{ label: '预约日', expression: 'form.bank.appointDate' }])
    expect(table.outputs).toEqual(['outcome', 'reason'])
    expect(table.rows[0]).toEqual({ id: 'a', inputs: ['> case.filedOn'], outputs: ['"APPROVE"', ''] })
  })

  it('is changed cell by cell, and its comments stay', () => {
    const now = setCell(DMN, 0, 0, 'outputs', 1, '"好"')
    expect(tablesOf(now)[0].rows[0].outputs).toEqual(['"APPROVE"', '"好"'])
    expect(now).toContain('<!-- checked by the bank [U] -->')
    expect(tablesOf(setCell(DMN, 0, 0, 'inputs', 0, '< "a" & <b>'))[0].rows[0].inputs[0]).toBe('< "a" & <b>')
  })

  it('gains, loses and orders rows', () => {
    const longer = addRow(DMN, 0)
    expect(tablesOf(longer)[0].rows.at(-1)).toEqual({ id: 'rule-3', inputs: ['-'], outputs: ['', ''] })
    expect(tablesOf(removeRow(longer, 0, 2))[0].rows).toEqual(tablesOf(DMN)[0].rows)
    expect(tablesOf(moveRow(DMN, 0, 1, -1))[0].rows.map(row => row.id)).toEqual(['b', 'a'])
    expect(tablesOf(moveRow(DMN, 0, 0, 1))[0].rows.map(row => row.id)).toEqual(['b', 'a'])
  })

  it('is empty where there is no XML', () => {
    expect(tablesOf('<x')).toEqual([])
    expect(setCell('<x', 0, 0, 'inputs', 0, 'y')).toBe('<x')
  })
})
