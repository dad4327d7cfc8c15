import { whenPainted } from '../end/when-painted';

/** Calls back once a person could see the element: in the window, of a page that is shown. Gives what stops waiting. */
export function whenInView(element: Element, seen: () => void): () => void {
  let isAwaited = true;
  const stop = () => {
    isAwaited = false;
    observer.disconnect();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      whenPainted(() => isAwaited && seen());
    },
    { threshold: 0.5 },
  );
  observer.observe(element);
  return stop;
}
