import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/work/rechecks', component: () => import('./RechecksPage.vue'), meta: { shell: 'work', roles: ['approver', 'lead', 'supervisor'] } },
]
