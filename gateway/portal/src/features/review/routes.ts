import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/work/reviews/:service/:id', component: () => import('./ReviewPage.vue'), props: true, meta: { shell: 'work', roles: ['approver', 'lead', 'supervisor'], wide: true } },
  { path: '/work/phrases', component: () => import('./PhrasesPage.vue'), meta: { shell: 'work', roles: ['approver', 'lead'] } },
]
