import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/shared/session'

const roles: Role[] = ['applicant', 'administrator']

export const routes: RouteRecordRaw[] = [
  // The address of before.
  { path: '/case', redirect: to => (typeof to.query.id === 'string' ? { path: `/cases/${to.query.id}`, query: {} } : '/cases') },
  { path: '/cases', component: () => import('./CasesPage.vue'), meta: { roles: ['applicant'] } },
  { path: '/cases/:id', component: () => import('./ProgressPage.vue'), props: true, meta: { roles } },
  { path: '/cases/:id/received', component: () => import('./ReceivedPage.vue'), props: true, meta: { roles } },
  { path: '/cases/:id/correction', component: () => import('./CorrectionPage.vue'), props: true, meta: { roles: ['applicant'] } },
  { path: '/cases/:id/supplement/:review', component: () => import('./SupplementPage.vue'), props: true, meta: { roles: ['applicant'] } },
]
