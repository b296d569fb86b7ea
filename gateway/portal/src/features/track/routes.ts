import type { RouteRecordRaw } from 'vue-router'

// What a receipt's QR code says follows #: it never reaches a server's log.
export const routes: RouteRecordRaw[] = [{ path: '/track', component: () => import('./TrackPage.vue') }]
