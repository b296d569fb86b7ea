import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/shared/session'

const roles: Role[] = ['applicant']

export const routes: RouteRecordRaw[] = [
  { path: '/batches', component: () => import('./BatchesPage.vue'), meta: { roles } },
  { path: '/batches/:id', component: () => import('./BatchPage.vue'), props: true, meta: { roles } },
]
