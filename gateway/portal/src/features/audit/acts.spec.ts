import { afterEach, describe, expect, it } from 'vitest'
import { i18n } from '@/shared/i18n'
import './words'
import { aboutWords, actorWords, actWords, keyOf, reasonOf } from './acts'
import en from './words/en.json'
import zh from './words/zh.json'

describe('an act of the log', () => {
  it('has a word by its deed', () => {
    expect(keyOf('POST /api/reviews/{id}/claim')).toBe('claim')
    expect(keyOf('PUT /api/editing/drafts/{id}')).toBe('drafts_put')
    expect(keyOf('POST /api/editing/drafts/{id}/proposal')).toBe('drafts_proposal')
    expect(keyOf('PUT /api/calendar/years/{year}')).toBe('years_put')
    expect(keyOf('POST /api/editing/changes/{id}/publication')).toBe('changes_publication')
    expect(actWords('POST /api/editing/drafts/{id}/publication')).toEqual({ text: '发布草稿', known: true })
  })

  it('is told as it is when there is none', () => {
    expect(actWords('POST /api/something/{id}/never-heard-of').known).toBe(false)
  })
})

describe('what an act was about', () => {
  it('is a draft or a case with the way to it', () => {
    expect(aboutWords({ act: 'POST /api/editing/drafts/{id}/proposal', subject: 'd1', detail: '{"revision":"1"}' })).toEqual({ text: '查看草稿', to: '/work/administration/drafts/d1' })
    expect(aboutWords({ act: 'POST /api/cases/{caseId}/reviews/{reviewId}/clock/pauses', subject: 'c1/r1', detail: '{"ground":"DISPUTE"}' })).toEqual({ text: '查看办件', to: '/work/administration/watching/cases/c1' })
    expect(aboutWords({ act: 'DEEMED_GRANTED', subject: 'r1', detail: 'no JSON' })).toBeUndefined()
  })

  it('has the ground that the course of the case gave', () => {
    expect(reasonOf({ detail: '{"ground":"BUNDLE_STOPPED","item":"hpf_unit_reg"}' })).toBe('整件事已终止')
    expect(reasonOf({ detail: '{"ground":"NEVER_HEARD_OF"}' })).toBe('')
    expect(reasonOf({ detail: '{"why":"承诺更短"}' })).toBe('承诺更短')
  })
})

describe('what decided without a person', () => {
  const was = i18n.global.locale.value
  afterEach(() => { i18n.global.locale.value = was })

  it('is told as what it is and never as a person', () => {
    expect(actorWords({ actorId: 'rules:seal_engraving@3', actor: '公章刻制备案' })).toEqual({ text: '规则：公章刻制备案（第 3 版），无人经手' })
    expect(actorWords({ actorId: 'clock:DEEMED_GRANTED', actor: '行政许可法第五十条第二款' })).toEqual({ text: '时钟：逾期未决，视为准予，无人经手', below: '行政许可法第五十条第二款' })
    expect(actorWords({ actorId: 'check:content', actor: 'content' })).toEqual({ text: '材料检查：内容和病毒，无人经手' })
    expect(actWords('DRAFT_EXPIRED').text).toBe('草稿到期清除')
    expect(actorWords({ actorId: 'clock:UNDO_WINDOW', actor: 'UNDO_WINDOW' })).toEqual({ text: '时钟：撤回期满，无人经手', below: undefined })
    expect(actorWords({ actorId: 'case:APPLICANT_WITHDREW', actor: 'APPLICANT_WITHDREW' }).text).toBe('随案：申请人撤回')
    expect(actWords('DEEMED_GRANTED')).toEqual({ text: '逾期未决，视为准予', known: true })
    i18n.global.locale.value = 'en'
    expect(actorWords({ actorId: 'bundle:company_start@2', actor: 'company_start' }).text).toBe('Process company_start, version 2; no person')
    expect(actorWords({ actorId: 'case:NEVER_HEARD_OF', actor: 'NEVER_HEARD_OF' }).text).toBe('With its case: NEVER_HEARD_OF')
  })

  it('leaves a person his name', () => {
    expect(actorWords({ actorId: '7d0c4a6e', actor: '张三' })).toEqual({ text: '张三' })
  })

  it('has the same words in both languages', () => {
    const keys = (words: object): string[] => Object.entries(words).flatMap(([key, value]) => typeof value === 'string' ? [key] : keys(value as object).map(inner => `${key}.${inner}`))
    expect(keys(en).sort()).toEqual(keys(zh).sort())
  })
})
