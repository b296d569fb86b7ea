import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/verify', component: () => import('./VerifyPage.vue') },
  // The address in the QR code of every certificate; what follows # is its signed summary.
  { path: '/verify/:service/:token', component: () => import('./CertificatePage.vue'), props: true },
]
