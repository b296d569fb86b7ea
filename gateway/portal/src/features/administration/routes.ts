import type { RouteRecordRaw } from 'vue-router'

const meta = { shell: 'work' as const, roles: ['administrator' as const], wide: true }

export const routes: RouteRecordRaw[] = [
  { path: '/work/administration', component: () => import('./CataloguePage.vue'), meta },
  { path: '/work/administration/drafts', component: () => import('./DraftsPage.vue'), meta },
  { path: '/work/administration/drafts/:id', component: () => import('./DraftPage.vue'), meta },
  { path: '/work/administration/versions/:kind(bundle|item)/:key', component: () => import('./VersionsPage.vue'), meta },
]
