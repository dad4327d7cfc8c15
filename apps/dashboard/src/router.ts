import { createRouter, createWebHistory } from 'vue-router';

// Strict: under `/salle/` the socket's path, relative to the page, would point elsewhere.
export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  strict: true,
  routes: [
    { path: '/', name: 'sign-in', component: () => import('./sign-in/SignInPage.vue') },
    { path: '/salle', name: 'room', component: () => import('./room/RoomPage.vue') },
    { path: '/centre', name: 'center', component: () => import('./center/CenterPage.vue') },
    { path: '/:elsewhere(.*)*', redirect: { name: 'sign-in' } },
  ],
});
