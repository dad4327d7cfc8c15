import ui from '@nuxt/ui/vue-plugin';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { startTheme } from './room/theme';
import { router } from './router';
import './style.css';
import { language } from './wording';

document.documentElement.lang = language;
startTheme();
createApp(App).use(createPinia()).use(router).use(ui).mount('#app');
