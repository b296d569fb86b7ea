import { i18n } from '@/shared/i18n'
import type { WorkLink } from '@/shared/shells/work-links'
import './words'

export const link: WorkLink = { to: '/work/queue', text: () => i18n.global.t('queue.link'), roles: ['approver', 'lead', 'supervisor'], order: 10 }
