import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/work/colleagues', component: () => import('./ColleaguesPage.vue'), meta: { shell: 'work', roles: ['approver', 'lead', 'supervisor'] } }]
