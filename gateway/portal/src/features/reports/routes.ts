import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/work/reports', component: () => import('./ReportPage.vue'), meta: { shell: 'work', roles: ['lead', 'supervisor'], wide: true } }]
