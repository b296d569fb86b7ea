import { i18n } from '@/shared/i18n'
import type { WorkLink } from '@/shared/shells/work-links'
import './words'

export const link: WorkLink = { to: '/work/colleagues', text: () => i18n.global.t('colleagues.link'), roles: ['approver', 'lead', 'supervisor'], order: 40 }
