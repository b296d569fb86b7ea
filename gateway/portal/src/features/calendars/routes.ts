import type { RouteRecordRaw } from 'vue-router'

const meta = { shell: 'work' as const, roles: ['administrator' as const], wide: true }

export const routes: RouteRecordRaw[] = [
  { path: '/work/administration/calendar', component: () => import('./YearPage.vue'), meta },
  { path: '/work/administration/waiting', component: () => import('./WaitingPage.vue'), meta },
  { path: '/work/administration/hours', component: () => import('./HoursPage.vue'), meta },
  { path: '/work/administration/limits/:key', component: () => import('./LimitsPage.vue'), meta },
  { path: '/work/administration/rules/:key', component: () => import('./RulesPage.vue'), meta },
]
