import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/work/queue', component: () => import('./QueuePage.vue'), meta: { shell: 'work', roles: ['approver', 'lead', 'supervisor'], wide: true } },
  { path: '/work/notices', component: () => import('./NoticesPage.vue'), meta: { shell: 'work', roles: ['approver', 'lead', 'supervisor'] } },
]
