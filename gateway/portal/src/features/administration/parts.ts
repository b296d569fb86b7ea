// What a part of a drawing says of itself, in words: its shape by name, and of lines only that they run otherwise, for
// their ends are known by ids that nobody should have to read.
import type { Differences } from './api'

type Said = Differences['elements'][number]['fields'][number]
type Field = Pick<Said, 'name'> & Partial<Said>
type Translate = (key: string, named?: Record<string, unknown>) => string

const SHAPES = ['startEvent', 'callActivity', 'inclusiveGateway', 'parallelGateway', 'endEvent']

export function inWords(field: Field, t: Translate) {
  const name = t(`administration.ofPart.${field.name}`)
  if (field.name !== 'kind' && field.name !== 'name') return t('administration.isChanged', { name })
  const shown = (value?: string) => (!value ? t('common.none') : field.name === 'name' ? value : t(`administration.kindOfPart.${SHAPES.includes(value) ? value : 'other'}`))
  return t('administration.fromTo', { name, before: shown(field.before), after: shown(field.after) })
}
