import type { RouteRecordRaw } from 'vue-router'
import { session } from '@/shared/session'

/** Where a working day begins: officers at their queue, who only watches at the board. */
export const startOf = () => (session.me?.roles.some(role => role === 'approver' || role === 'lead') ? '/work/queue' : session.me?.roles.includes('supervisor') ? '/work/supervision' : '/work/queue')

export const routes: RouteRecordRaw[] = [{ path: '/work', redirect: () => startOf() }]
