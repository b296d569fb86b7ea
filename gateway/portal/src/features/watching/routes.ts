import type { RouteRecordRaw } from 'vue-router'

const meta = { shell: 'work' as const, roles: ['administrator' as const], wide: true }

export const routes: RouteRecordRaw[] = [
  { path: '/work/administration/watching/:bundle?', component: () => import('./WatchingPage.vue'), meta },
  { path: '/work/administration/watching/cases/:id', component: () => import('./CasePage.vue'), meta },
]
