import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/helpers', component: () => import('./HelpersPage.vue'), meta: { roles: ['applicant'] } }]
