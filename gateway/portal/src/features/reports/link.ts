import { i18n } from '@/shared/i18n'
import type { WorkLink } from '@/shared/shells/work-links'
import './words'

export const link: WorkLink = { to: '/work/reports', text: () => i18n.global.t('reports.link'), roles: ['lead', 'supervisor'], order: 30 }
