import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/work/administration/simulation', component: () => import('./SimulationPage.vue'), meta: { shell: 'work', roles: ['administrator'], wide: true } }]
