import { addWords, i18n } from '@/shared/i18n'
import { addTones } from '@/shared/words/states'
import en from './en.json'
import zh from './zh.json'

addWords('administration', zh, en)
i18n.global.mergeLocaleMessage('zh', { state: zh.state })
i18n.global.mergeLocaleMessage('en', { state: en.state })
addTones('draft', { DRAFT: 'calm', PROPOSED: 'warn', PUBLISHED: 'good', REJECTED: 'bad', DISCARDED: 'plain' })
addTones('change', { ADDED: 'good', REMOVED: 'bad', CHANGED: 'warn', MOVED: 'calm' })
