// What the panel, the list and the pad do to a drawing. The modeler itself stays outside Vue's reactivity.
import type Modeler from 'bpmn-js/lib/Modeler'
import { conditionOf, joinOf, neededIn, type Line, type Step } from './outline'
import { isGateway, kindOf, KINDS, type Kind } from './vocabulary'

/* eslint-disable @typescript-eslint/no-explicit-any */
type Drawn = any

export const named = (element: Drawn): string => String(element?.businessObject?.name ?? '')

export function stepsOf(modeler: Modeler): Step[] {
  return (modeler.get<Drawn>('elementRegistry').filter((element: Drawn) => element.type !== 'label' && kindOf(element)) as Drawn[])
    .map(element => ({ id: element.id, kind: kindOf(element) as Kind, name: named(element) }))
}

export function linesOf(modeler: Modeler): Line[] {
  return (modeler.get<Drawn>('elementRegistry').filter((element: Drawn) => element.type === 'bpmn:SequenceFlow') as Drawn[]).map(element => ({
    id: element.id,
    from: element.source?.id,
    to: element.target?.id,
    needs: neededIn(element.businessObject.conditionExpression?.body),
    otherwise: element.source?.businessObject.default === element.businessObject,
  }))
}

const at = (modeler: Modeler, id: string): Drawn => modeler.get<Drawn>('elementRegistry').get(id)

/** Makes a review of an item out of a drawn call: it has the item's key and hands over nothing but its business key. */
export function setItem(modeler: Modeler, id: string, item: string, name: string): string {
  const element = at(modeler, id)
  if (!element || (item !== id && at(modeler, item))) return id
  const make = modeler.get<Drawn>('bpmnFactory')
  const modeling = modeler.get<Drawn>('modeling')
  const handed = modeler.get<Drawn>('moddle').create('camunda:In', { businessKey: '#{reviewIds.next()}' })
  const extension = make.create('bpmn:ExtensionElements', { values: [handed] })
  handed.$parent = extension
  extension.$parent = element.businessObject
  modeling.updateProperties(element, { id: item, name, calledElement: 'item-review', extensionElements: extension })
  // A line that waited for the former item waits for the new one.
  for (const flow of [...element.incoming] as Drawn[]) if (kindOf(flow.source) === 'answers' && flow.source.businessObject.default !== flow.businessObject) setCondition(modeler, flow.id, item)
  return item
}

export function rename(modeler: Modeler, id: string, name: string) {
  modeler.get<Drawn>('modeling').updateLabel(at(modeler, id), name)
}

/** `needs`: only when that item takes part; `otherwise`: when no other line is taken; nothing: always. */
export function setCondition(modeler: Modeler, id: string, needs?: string, otherwise = false) {
  const flow = at(modeler, id)
  if (!flow) return
  const modeling = modeler.get<Drawn>('modeling')
  const source = flow.source.businessObject
  if (!otherwise && source.default === flow.businessObject) modeling.updateProperties(flow.source, { default: undefined })
  modeling.updateProperties(flow, { conditionExpression: needs && !otherwise ? modeler.get<Drawn>('bpmnFactory').create('bpmn:FormalExpression', { body: conditionOf(needs) }) : undefined })
  if (otherwise) modeling.updateProperties(flow.source, { default: flow.businessObject })
}

export function connect(modeler: Modeler, from: string, to: string): string | undefined {
  const source = at(modeler, from)
  const target = at(modeler, to)
  if (!source || !target || source === target || source.outgoing.some((flow: Drawn) => flow.target === target)) return undefined
  const flow = modeler.get<Drawn>('modeling').connect(source, target, { type: 'bpmn:SequenceFlow' })
  if (flow) followRule(modeler, flow)
  return flow?.id
}

/** A line from a gateway by answers to an item is taken when the item takes part. */
export function followRule(modeler: Modeler, flow: Drawn) {
  if (kindOf(flow.source) !== 'answers' || kindOf(flow.target) !== 'review' || flow.businessObject.conditionExpression || flow.source.businessObject.default === flow.businessObject) return
  if (flow.target.businessObject.calledElement === 'item-review') setCondition(modeler, flow.id, flow.target.id)
}

export function remove(modeler: Modeler, id: string) {
  const element = at(modeler, id)
  if (element) modeler.get<Drawn>('modeling').removeElements([element])
}

/** Turns a gateway by answers into one for all at once, or back. */
export function turn(modeler: Modeler, id: string, kind: Kind): string {
  const element = at(modeler, id)
  if (!element || !isGateway(kindOf(element)) || kindOf(element) === kind) return id
  for (const flow of [...element.outgoing] as Drawn[]) setCondition(modeler, flow.id)
  const turned = modeler.get<Drawn>('bpmnReplace').replaceElement(element, { type: KINDS[kind] }) as Drawn
  for (const flow of turned.outgoing as Drawn[]) followRule(modeler, flow)
  return turned.id
}

/** Adds a step after another one: between it and what comes next, or as one more branch of a gateway. */
export function addAfter(modeler: Modeler, id: string, kind: Kind, item?: { key: string; name: string }): string | undefined {
  const before = at(modeler, id)
  if (!before || kindOf(before) === 'end') return undefined
  if (item && at(modeler, item.key)) return undefined
  const modeling = modeler.get<Drawn>('modeling')
  const lines = linesOf(modeler)
  const branch = isGateway(kindOf(before)) && before.outgoing.length > 1
  const next = branch ? at(modeler, joinOf(id, lines) ?? '') : before.outgoing.length === 1 ? before.outgoing[0].target : undefined
  const shape = modeler.get<Drawn>('elementFactory').createShape({ type: KINDS[kind] })
  const middle = before.y + before.height / 2
  const others = branch ? (before.outgoing as Drawn[]).map(flow => flow.target).filter(target => target !== next) : []
  const position = others.length
    ? { x: others[0].x + others[0].width / 2, y: Math.max(...others.map(other => other.y + other.height / 2)) + 100 }
    : { x: before.x + before.width + 110, y: middle }
  if (!branch && next) {
    // What comes next makes room, so that nothing is drawn over it.
    const behind = (modeler.get<Drawn>('elementRegistry').filter((element: Drawn) => element.type !== 'label' && kindOf(element) && element !== before && element.x > before.x + before.width - 1) as Drawn[])
    if (behind.length) modeling.moveElements(behind, { x: shape.width + 60, y: 0 })
  }
  const made = modeling.createShape(shape, position, before.parent)
  let added: string = made.id
  if (item) added = setItem(modeler, added, item.key, item.name)
  if (!branch && before.outgoing.length === 1) modeling.removeConnection(before.outgoing[0])
  connect(modeler, id, added)
  if (next) connect(modeler, added, next.id)
  return added
}
