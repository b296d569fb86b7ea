import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/work/administration/tables', component: () => import('./TablesPage.vue'), meta: { shell: 'work', roles: ['administrator'], wide: true } },
]
