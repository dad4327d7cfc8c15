export { newCommandId, openSeatLink } from '@vigie/link';
export { default as SeatScreens } from './SeatScreens.vue';
