// Of everything BPMN can say, what a bundle's drawing may: the palette and the pad beside an element offer nothing else.
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad'
import type Palette from 'diagram-js/lib/features/palette/Palette'
import type { Element, Shape } from 'diagram-js/lib/model/Types'

/* eslint-disable @typescript-eslint/no-explicit-any */
type Service = any
type Translate = (template: string, replacements?: Record<string, string>) => string

export const KINDS = { start: 'bpmn:StartEvent', review: 'bpmn:CallActivity', answers: 'bpmn:InclusiveGateway', all: 'bpmn:ParallelGateway', end: 'bpmn:EndEvent' } as const
export type Kind = keyof typeof KINDS
export const isGateway = (kind: Kind | undefined) => kind === 'answers' || kind === 'all'

export function kindOf(element: { type?: string } | undefined): Kind | undefined {
  return (Object.keys(KINDS) as Kind[]).find(kind => KINDS[kind] === element?.type)
}

/** The few attributes of Camunda that a drawing carries. */
export const camunda = {
  name: 'Camunda',
  uri: 'http://camunda.org/schema/1.0/bpmn',
  prefix: 'camunda',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    { name: 'Versioned', isAbstract: true, extends: ['bpmn:Process'], properties: [{ name: 'versionTag', isAttr: true, type: 'String' }, { name: 'historyTimeToLive', isAttr: true, type: 'String' }] },
    { name: 'In', superClass: ['Element'], properties: [{ name: 'businessKey', isAttr: true, type: 'String' }] },
  ],
}

const ICONS: Record<Kind, string> = { start: 'bpmn-icon-start-event-none', review: 'bpmn-icon-call-activity', answers: 'bpmn-icon-gateway-or', all: 'bpmn-icon-gateway-parallel', end: 'bpmn-icon-end-event-none' }
const GROUPS: Record<Kind, string> = { start: 'event', review: 'activity', answers: 'gateway', all: 'gateway', end: 'event' }

function OurPalette(this: Service, palette: Palette, create: Service, elementFactory: Service, spaceTool: Service, lassoTool: Service, handTool: Service, globalConnect: Service, translate: Translate) {
  palette.registerProvider(this)
  this.getPaletteEntries = () => {
    const add = (kind: Kind, title: string) => {
      const begin = (event: Event) => create.start(event, elementFactory.createShape({ type: KINDS[kind] }))
      return { group: GROUPS[kind], className: ICONS[kind], title, action: { dragstart: begin, click: begin } }
    }
    return {
      'hand-tool': { group: 'tools', className: 'bpmn-icon-hand-tool', title: translate('Activate hand tool'), action: { click: (event: Event) => handTool.activateHand(event) } },
      'lasso-tool': { group: 'tools', className: 'bpmn-icon-lasso-tool', title: translate('Activate lasso tool'), action: { click: (event: Event) => lassoTool.activateSelection(event) } },
      'space-tool': { group: 'tools', className: 'bpmn-icon-space-tool', title: translate('Activate create/remove space tool'), action: { click: (event: Event) => spaceTool.activateSelection(event) } },
      'global-connect-tool': { group: 'tools', className: 'bpmn-icon-connection-multi', title: translate('Activate global connect tool'), action: { click: (event: Event) => globalConnect.start(event) } },
      'tool-separator': { group: 'tools', separator: true, action: {} },
      'create.start': add('start', translate('Add the start')),
      'create.review': add('review', translate('Add a review of an item')),
      'create.answers': add('answers', translate('Add a gateway by answers')),
      'create.all': add('all', translate('Add a gateway for all at once')),
      'create.end': add('end', translate('Add an end')),
    }
  }
}
OurPalette.$inject = ['palette', 'create', 'elementFactory', 'spaceTool', 'lassoTool', 'handTool', 'globalConnect', 'translate']

function OurContextPad(this: Service, contextPad: ContextPad, autoPlace: Service, connect: Service, create: Service, elementFactory: Service, modeling: Service, translate: Translate) {
  contextPad.registerProvider(this)
  const remove = (elements: Element[]) => ({ group: 'edit', className: 'bpmn-icon-trash', title: translate('Delete'), action: { click: () => modeling.removeElements(elements.slice()) } })
  this.getMultiElementContextPadEntries = (elements: Element[]) => ({ delete: remove(elements) })
  this.getContextPadEntries = (element: Shape & { type: string }) => {
    if (element.type === 'label') return {}
    const append = (kind: Kind, title: string) => ({
      group: 'model',
      className: ICONS[kind],
      title,
      action: {
        click: () => autoPlace.append(element, elementFactory.createShape({ type: KINDS[kind] })),
        dragstart: (event: Event) => create.start(event, elementFactory.createShape({ type: KINDS[kind] }), { source: element }),
      },
    })
    const kind = kindOf(element)
    const after = kind && kind !== 'end'
      ? {
          'append.review': append('review', translate('Append a review of an item')),
          'append.answers': append('answers', translate('Append a gateway by answers')),
          'append.all': append('all', translate('Append a gateway for all at once')),
          'append.end': append('end', translate('Append an end')),
          connect: {
            group: 'connect',
            className: 'bpmn-icon-connection-multi',
            title: translate('Connect to other element'),
            action: { click: (event: Event) => connect.start(event, element), dragstart: (event: Event) => connect.start(event, element) },
          },
        }
      : {}
    return { ...after, delete: remove([element]) }
  }
}
OurContextPad.$inject = ['contextPad', 'autoPlace', 'connect', 'create', 'elementFactory', 'modeling', 'translate']

/** A menu that would turn an element into anything of BPMN has no place here. */
function NoReplaceMenu() {}

export const vocabulary = {
  paletteProvider: ['type', OurPalette],
  contextPadProvider: ['type', OurContextPad],
  replaceMenuProvider: ['type', NoReplaceMenu],
}
