import { onBeforeUnmount, onMounted } from 'vue';

const ask = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
  event.returnValue = true; // Chrome before 119 asks for this only
};

/** Closing or reloading the page in mid-test asks first; reloading a challenge is no leaving. */
export function useAskBeforeLeaving(): void {
  onMounted(() => window.addEventListener('beforeunload', ask));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', ask));
}
