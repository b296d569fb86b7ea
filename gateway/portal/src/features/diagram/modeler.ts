// Everything heavy of the editor, loaded when somebody opens a drawing.
import Modeler from 'bpmn-js/lib/Modeler'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import './diagram.css'
import { translate } from './translate'
import { camunda, vocabulary } from './vocabulary'

const colours = { defaultFillColor: 'var(--paper)', defaultStrokeColor: 'var(--ink)', defaultLabelColor: 'var(--ink)' }
const words = { translate: ['value', translate] }

export const newModeler = (container: HTMLElement, more: object = {}) =>
  new Modeler({ container, moddleExtensions: { camunda }, bpmnRenderer: colours, additionalModules: [words, vocabulary, more] as never })

export const newViewer = (container: HTMLElement) =>
  new NavigatedViewer({ container, moddleExtensions: { camunda }, bpmnRenderer: colours, additionalModules: [words] as never })
