import ui from '@nuxt/ui/vue-plugin';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import './style.css';
import { startTheme } from './theme';
import { language } from './wording';

document.documentElement.lang = language;
startTheme();
createApp(App).use(createPinia()).use(router).use(ui).mount('#app');
