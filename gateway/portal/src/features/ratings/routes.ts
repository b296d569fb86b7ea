import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/cases/:id/rating', component: () => import('./RatingPage.vue'), props: true, meta: { roles: ['applicant'] } },
  { path: '/work/supervision/ratings', component: () => import('./FollowUpsPage.vue'), meta: { shell: 'work', roles: ['supervisor'] } },
]
