import { onUnmounted, watch } from 'vue';
import { tabIcon, tabTitle, type TabMark } from './tab-mark';

/** The tab says how many wait, for who looks at another one. */
export function useTabMark(mark: () => TabMark): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  const plain = link?.getAttribute('href') ?? '';
  const show = (title: string, icon: string | null) => {
    // The same one would be another text for the browser.
    if (document.title !== title) document.title = title;
    if (link && link.getAttribute('href') !== (icon ?? plain)) link.setAttribute('href', icon ?? plain);
  };
  watch(mark, (now) => show(tabTitle(now), tabIcon(now)), { immediate: true });
  onUnmounted(() => show('Vigie', null));
}
