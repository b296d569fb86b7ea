import '@/features/administration/words'
import { addWords, i18n } from '@/shared/i18n'
import { addTones } from '@/shared/words/states'
import en from './en.json'
import zh from './zh.json'

addWords('migrations', zh, en)
i18n.global.mergeLocaleMessage('zh', { state: zh.states })
i18n.global.mergeLocaleMessage('en', { state: en.states })
addTones('migration', { PLANNED: 'plain', TRIED: 'calm', RUNNING: 'warn', DONE: 'good', RETURNED: 'bad' })
addTones('moved', { WOULD_MOVE: 'calm', MOVED: 'good', STAYS: 'plain', FAILED: 'bad', RETURNED: 'warn' })
addTones('replayed', { ROUTE: 'warn', DECISION: 'warn', STUCK: 'bad', NEEDS: 'warn' })
