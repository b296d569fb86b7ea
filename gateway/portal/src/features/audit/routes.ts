import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/work/administration/audit', component: () => import('./AuditPage.vue'), meta: { shell: 'work', roles: ['administrator'], wide: true } }]
