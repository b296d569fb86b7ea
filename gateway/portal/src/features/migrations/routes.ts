import type { RouteRecordRaw } from 'vue-router'

const meta = { shell: 'work' as const, roles: ['administrator' as const], wide: true }

export const routes: RouteRecordRaw[] = [
  { path: '/work/administration/migrations', component: () => import('./MigrationsPage.vue'), meta },
  { path: '/work/administration/migrations/:id', component: () => import('./MigrationPage.vue'), meta },
]
