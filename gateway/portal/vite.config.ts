import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // What the gateway serves itself, such as /favicon.svg, is no file of the portal's.
  plugins: [vue({ template: { transformAssetUrls: false } })],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    // Hashed names under /portal/ are kept by browsers for a year; only index.html is asked for anew.
    assetsDir: 'portal',
    outDir: process.env.PORTAL_OUT ?? 'dist',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    // Data URLs would have to be allowed one by one by the content security policy.
    assetsInlineLimit: 0,
    target: 'es2021',
    rollupOptions: {
      output: {
        // One chunk for what every page needs, so that a changed page does not make it old.
        manualChunks: id => (/node_modules\/(@vue|vue|vue-router|vue-i18n|@intlify|openapi-fetch)\//.test(id) ? 'base' : undefined),
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/oauth2', '/login', '/logout', '/assets', '/docs', '/verify/offline', '/favicon.svg'].map(path => [path, process.env.PORTAL_GATEWAY ?? 'http://localhost:8080'])),
  },
  test: { environment: 'jsdom', include: ['src/**/*.spec.ts', 'journeys/*.spec.mjs'], restoreMocks: true, pool: 'threads', isolate: false, poolOptions: { threads: { singleThread: true } } },
})
