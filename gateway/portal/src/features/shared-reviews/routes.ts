import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/work/shared', component: () => import('./SharedPage.vue'), meta: { shell: 'work', roles: ['approver', 'lead'] } },
]
