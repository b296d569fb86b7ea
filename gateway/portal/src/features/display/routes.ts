import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/display', component: () => import('./DisplayPage.vue') }]
