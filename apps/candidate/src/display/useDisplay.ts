import type { Display } from '@vigie/protocol';
import { inject, provide, reactive, watch, type InjectionKey } from 'vue';

export const TEXT_SIZES: readonly Display['textSize'][] = [100, 125, 150, 200];
export const plainDisplay = (): Display => ({ textSize: 100, contrast: 'normal', font: 'normal' });

/** Set on the root: every size of the pages is in rem, so the text grows and the layout follows. */
export function useDisplay(): Display {
  const display = reactive(plainDisplay());
  const root = document.documentElement;
  watch(
    display,
    ({ textSize, contrast, font }) => {
      root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
      root.dataset.contrast = contrast;
      root.dataset.font = font;
    },
    { immediate: true },
  );
  return display;
}

export const displayKey: InjectionKey<Display> = Symbol('display');
export const injectDisplay = (): Display => inject(displayKey)!;
export function provideDisplay(): Display {
  const display = useDisplay();
  provide(displayKey, display);
  return display;
}
