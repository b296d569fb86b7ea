import type { RouteRecordRaw } from 'vue-router'

const roles = ['lead', 'supervisor'] as const

export const routes: RouteRecordRaw[] = [
  { path: '/work/supervision', component: () => import('./BoardPage.vue'), meta: { shell: 'work', roles: [...roles], wide: true } },
  { path: '/work/supervision/orders', component: () => import('./OrdersPage.vue'), meta: { shell: 'work', roles: [...roles], wide: true } },
  { path: '/work/supervision/sharing', component: () => import('./SharingPage.vue'), meta: { shell: 'work', roles: [...roles] } },
  { path: '/work/supervision/violations', component: () => import('./ViolationsPage.vue'), meta: { shell: 'work', roles: ['supervisor'] } },
]
