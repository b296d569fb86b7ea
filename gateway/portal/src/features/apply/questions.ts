import type { Intake } from '@/shared/api'

export type Question = Intake['QuestionView']
export type Answers = Record<string, string[]>

/** A question is asked when the answers before it fulfil its condition. */
export function applies(question: Question, answers: Answers): boolean {
  return Object.entries(question.when ?? {}).every(([other, allowed]) => (answers[other] ?? []).some(option => allowed.includes(option)))
}

/** The questions that are asked, given what is answered; what was hidden again counts for nothing. */
export function asked(questions: Question[], answers: Answers): Question[] {
  const said: Answers = {}
  return questions.filter(question => {
    if (!applies(question, said)) return false
    if (answers[question.key]?.length) said[question.key] = answers[question.key]
    return true
  })
}

/** The answers to the questions that are asked. */
export function answered(questions: Question[], answers: Answers): Answers {
  return Object.fromEntries(asked(questions, answers).filter(question => answers[question.key]?.length).map(question => [question.key, answers[question.key]]))
}

/** Where an answer leads elsewhere. */
export const stopOf = (question: Question, chosen: string[] | undefined) =>
  question.options.find(option => option.stop && chosen?.includes(option.key))?.stop

/** The region is asked first: it decides which offices work on the case. */
export const REGION = 'region'

export const order = (questions: Question[], answers: Answers) => [REGION, ...asked(questions, answers).map(question => question.key)]

/** The first question still to be answered, or one that leads elsewhere. */
export function firstOpen(questions: Question[], answers: Answers, region: string): string | undefined {
  if (!region) return REGION
  return asked(questions, answers).find(question => (question.required && !answers[question.key]?.length) || stopOf(question, answers[question.key]))?.key
}
