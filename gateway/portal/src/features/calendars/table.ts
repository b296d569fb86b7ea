// A decision table as rows and columns over its DMN: what the table does not show stays in the file as it is.
const DMN = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

export interface Row { id: string; inputs: string[]; outputs: string[] }
export interface Table { name: string; inputs: { label: string; expression: string }[]; outputs: string[]; rows: Row[] }

const children = (element: Element, name: string) => [...element.children].filter(child => child.localName === name)
const textOf = (element: Element | undefined) => children(element as Element, 'text')[0]?.textContent ?? ''

/** The file as a document; undefined when it is no XML. */
export function parsed(dmn: string): Document | undefined {
  const document = new DOMParser().parseFromString(dmn, 'application/xml')
  return document.getElementsByTagName('parsererror').length ? undefined : document
}

const tablesIn = (document: Document) => [...document.getElementsByTagNameNS(DMN, 'decisionTable')]

export function tablesOf(dmn: string): Table[] {
  const document = parsed(dmn)
  if (!document) return []
  return tablesIn(document).map(table => ({
    name: table.parentElement?.getAttribute('name') ?? '',
    inputs: children(table, 'input').map(input => {
      const expression = textOf(children(input, 'inputExpression')[0])
      return { label: input.getAttribute('label') ?? expression, expression }
    }),
    outputs: children(table, 'output').map(output => output.getAttribute('name') ?? ''),
    rows: children(table, 'rule').map(rule => ({ id: rule.getAttribute('id') ?? '', inputs: children(rule, 'inputEntry').map(textOf), outputs: children(rule, 'outputEntry').map(textOf) })),
  }))
}

const write = (document: Document) => new XMLSerializer().serializeToString(document).replace(/^(<\?xml[^>]*\?>)(?!\n)/, '$1\n')

function changed(dmn: string, table: number, change: (element: Element, document: Document) => void): string {
  const document = parsed(dmn)
  const element = document && tablesIn(document)[table]
  if (!document || !element) return dmn
  change(element, document)
  return write(document)
}

export function setCell(dmn: string, table: number, row: number, kind: 'inputs' | 'outputs', column: number, text: string): string {
  return changed(dmn, table, (element, document) => {
    const entry = children(children(element, 'rule')[row], kind === 'inputs' ? 'inputEntry' : 'outputEntry')[column]
    let holder = children(entry, 'text')[0]
    if (!holder) {
      holder = document.createElementNS(DMN, 'text')
      entry.appendChild(holder)
    }
    holder.textContent = text
  })
}

/** Adds a row at the end that says nothing yet: every input fits, no output is named. */
export function addRow(dmn: string, table: number): string {
  return changed(dmn, table, (element, document) => {
    const taken = new Set([...document.getElementsByTagNameNS(DMN, 'rule')].map(rule => rule.getAttribute('id')))
    let number = taken.size + 1
    while (taken.has(`rule-${number}`)) number++
    const rule = document.createElementNS(DMN, 'rule')
    rule.setAttribute('id', `rule-${number}`)
    const entry = (name: string, text: string) => {
      const made = document.createElementNS(DMN, name)
      const inside = document.createElementNS(DMN, 'text')
      inside.textContent = text
      made.appendChild(inside)
      rule.appendChild(made)
    }
    children(element, 'input').forEach(() => entry('inputEntry', '-'))
    children(element, 'output').forEach(() => entry('outputEntry', ''))
    element.appendChild(rule)
  })
}

export function removeRow(dmn: string, table: number, row: number): string {
  return changed(dmn, table, element => children(element, 'rule')[row]?.remove())
}

export function moveRow(dmn: string, table: number, row: number, by: -1 | 1): string {
  return changed(dmn, table, element => {
    const rules = children(element, 'rule')
    const other = rules[row + by]
    if (other) element.insertBefore(rules[row], by < 0 ? other : other.nextElementSibling)
  })
}
