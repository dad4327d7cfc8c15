import type { TestScreen } from '@vigie/link';
import { watch } from 'vue';
import { fromRoot } from './from-root';
import { deliveredBy } from './shown-challenge';

/** The images of the challenges to come, so that a cut leaves them on the screen. */
export function usePrefetch(view: () => TestScreen): void {
  watch(
    () => deliveredBy(view()).flatMap(({ image }) => image?.url ?? []),
    (urls) => urls.forEach((url) => (new Image().src = fromRoot(url))),
    { immediate: true },
  );
}
