import type { RouteRecordRaw } from 'vue-router'

const frame = () => import('./ApplyFrame.vue')

export const routes: RouteRecordRaw[] = [
  // Addresses of before, in bookmarks and printed notices.
  { path: '/apply', redirect: to => (typeof to.query.bundle === 'string' ? { path: `/apply/${to.query.bundle}`, query: {} } : '/') },
  {
    path: '/apply/:bundle',
    component: frame,
    props: true,
    children: [
      { path: '', component: () => import('./StartPage.vue') },
      { path: 'questions/:question', component: () => import('./QuestionPage.vue'), props: true },
      { path: 'elsewhere/:question', component: () => import('./StopPage.vue'), props: true },
      { path: 'notice', component: () => import('./NoticePage.vue') },
      { path: 'form', component: () => import('./TaskListPage.vue'), meta: { roles: ['applicant'] } },
      { path: 'form/:section', component: () => import('./SectionPage.vue'), props: true, meta: { roles: ['applicant'] } },
      { path: 'materials', component: () => import('./MaterialsPage.vue'), meta: { roles: ['applicant'] } },
      { path: 'check', component: () => import('./CheckPage.vue'), meta: { roles: ['applicant'] } },
    ],
  },
]
