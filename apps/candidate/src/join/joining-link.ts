import { onBeforeUnmount, ref, type Ref } from 'vue';

const IN_THE_ADDRESS = /^#lien=(.+)$/;

/** R2: the single-use link that brought this page, or null. It leaves the address at once: on a shared PC it is nobody's to find. */
export function useJoiningLink(): Ref<string | null> {
  const link = ref(taken());
  // Another link, opened over this page: only the fragment changes, and nothing is loaded.
  const takeNext = () => (link.value = taken() ?? link.value);
  addEventListener('hashchange', takeNext);
  onBeforeUnmount(() => removeEventListener('hashchange', takeNext));
  return link;
}

function taken(): string | null {
  const [, link = null] = IN_THE_ADDRESS.exec(location.hash) ?? [];
  if (link !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return link;
}
