import '@/features/administration/words'
import { addWords } from '@/shared/i18n'
import en from './en.json'
import zh from './zh.json'

addWords('tables', zh, en)
