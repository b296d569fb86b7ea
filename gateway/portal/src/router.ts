import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { languageOf, setLanguage } from './shared/i18n'
import type { Role } from './shared/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** The page is shown to whoever has one of these roles; empty: to whoever has signed in. */
    roles?: Role[]
    /** Officers, supervisors and administrators work in a frame of their own. */
    shell?: 'work'
    /** The page uses the whole width of the screen. */
    wide?: boolean
  }
}

// A feature is a folder: its routes.ts is found, nothing is listed here.
const features = import.meta.glob<{ routes: RouteRecordRaw[] }>('./features/*/routes.ts', { eager: true })

export const routes: RouteRecordRaw[] = [
  ...Object.values(features).flatMap(feature => feature.routes),
  { path: '/:nowhere(.*)*', component: () => import('./shared/pages/NotFoundPage.vue') },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, before) => before ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(to => {
  const asked = to.query.lang
  if ((asked === 'en' || asked === 'zh') && asked !== languageOf()) setLanguage(asked)
})

// A page that was opened before an update asks for a file that is gone: it is loaded anew once.
router.onError((error, to) => {
  if (!/dynamically imported module|Importing a module script failed|error loading/i.test(String(error?.message))) return
  if (sessionStorage.getItem('yijianshi.reloaded') === to.fullPath) return
  sessionStorage.setItem('yijianshi.reloaded', to.fullPath)
  location.assign(to.fullPath)
})
