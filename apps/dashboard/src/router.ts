import { createRouter, createWebHistory } from 'vue-router';

// Strict: under `/salle/` the socket's path, relative to the page, would point elsewhere.
export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  strict: true,
  routes: [
    { path: '/', name: 'sign-in', component: () => import('./sign-in/SignInPage.vue') },
    { path: '/salle', name: 'room', component: () => import('./room/RoomPage.vue') },
    { path: '/centre/taches', name: 'jobs', component: () => import('./jobs/JobsPage.vue') },
    {
      path: '/centre',
      component: () => import('./center/CenterPage.vue'),
      children: [
        { path: '', name: 'center', component: () => import('./center/CenterBoard.vue') },
        { path: 'alertes', name: 'alerts', component: () => import('./alerts/AlertsPage.vue') },
        { path: 'listes', name: 'check-texts', component: () => import('./checks/CheckTextsPage.vue') },
        {
          path: 'seances/nouvelle',
          name: 'session-new',
          component: () => import('./sessions/NewSessionPage.vue'),
          props: ({ query }) => (typeof query['de'] === 'string' ? { from: query['de'] } : {}),
        },
        { path: 'salles', name: 'rooms', component: () => import('./rooms/RoomsPage.vue') },
        {
          path: 'seances/:sessionId',
          component: () => import('./center/SessionPage.vue'),
          props: true,
          children: [
            { path: '', name: 'session', redirect: { name: 'session-details' } },
            {
              path: 'details',
              name: 'session-details',
              component: () => import('./sessions/SessionDetails.vue'),
              props: true,
            },
            {
              path: 'candidats',
              name: 'session-candidates',
              component: () => import('./enrolment/SessionCandidates.vue'),
              props: true,
            },
            {
              path: 'verifications',
              name: 'session-check-lists',
              component: () => import('./checks/SessionCheckLists.vue'),
              props: true,
            },
            {
              path: 'documents',
              name: 'session-documents',
              component: () => import('./documents/SessionDocuments.vue'),
              props: true,
            },
            {
              path: 'finalisation',
              name: 'session-finalisation',
              component: () => import('./finalization/SessionFinalisation.vue'),
              props: true,
            },
          ],
        },
      ],
    },
    { path: '/projection', name: 'projection', component: () => import('./projector/ProjectorPage.vue') },
    { path: '/:elsewhere(.*)*', redirect: { name: 'sign-in' } },
  ],
});
