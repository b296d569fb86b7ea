import { addWords } from '@/shared/i18n'
import { addTones } from '@/shared/words/states'
import en from './en.json'
import zh from './zh.json'

addWords('cases', zh, en)
addTones('clock', { OPEN: 'plain', RECEIVED: 'calm', RUNNING: 'calm', PAUSED: 'warn', AWAITING_CORRECTION: 'warn', STOPPED: 'plain' })
