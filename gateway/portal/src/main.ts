import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import { i18n } from './shared/i18n'
import { whoAmI } from './shared/session'
import './shared/session/display'
import './shared/styles/base.css'

// Who it is decides what most pages show: asked while the page's script is still being read.
void whoAmI()
createApp(App).use(i18n).use(router).mount('#portal')
