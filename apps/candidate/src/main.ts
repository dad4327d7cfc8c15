import { createApp } from 'vue';
import App from './App.vue';
import './style/base.css';
import './style/controls.css';
import './style/display.css';

createApp(App).mount('#app');
