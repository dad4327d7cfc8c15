import { onScopeDispose, ref, type Ref } from 'vue';

/** One ticking clock a page: the value of `read`, every half second. */
export function useTicking<T>(read: () => T): Ref<T> {
  const value = ref(null) as Ref<T>;
  const timer = setInterval(() => (value.value = read()), 500);
  onScopeDispose(() => clearInterval(timer));
  return value;
}
