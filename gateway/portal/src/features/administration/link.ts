import { i18n } from '@/shared/i18n'
import type { WorkLink } from '@/shared/shells/work-links'
import './words'

export const link: WorkLink = { to: '/work/administration', text: () => i18n.global.t('administration.link'), roles: ['administrator'], order: 40 }
