import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/certificates', component: () => import('./CertificatesPage.vue'), meta: { roles: ['applicant'] } },
  { path: '/certificates/:service/:id', component: () => import('./OnePage.vue'), props: true, meta: { roles: ['applicant'] } },
]
