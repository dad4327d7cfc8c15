import { onBeforeUnmount, onMounted, watch } from 'vue';

/** The page lost the focus or was hidden, so many times, for so long in all. */
export interface Absence {
  times: number;
  forMs: number;
}

/** A click on the taskbar, a notification: no leaving. */
const SHORT_MS = 1_000;
/** More than the 5 s of the rules, so that the server drops none of them. */
const APART_MS = 6_000;
/** The browser's own window on a click of ours: « save as », « leave this page? ». */
const EXCUSED_MS = 2_000;

/** Q3: tells each time that the page was left, once it is back; what comes close together is told together. */
export function useAbsences(counts: () => boolean, tell: (absence: Absence) => void): void {
  let leftAt: number | null = null;
  let excusedUntil = -Infinity;
  let toldAt = -Infinity;
  let untold: Absence = { times: 0, forMs: 0 };
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    const now = performance.now();
    if (leftAt === null && counts() && now > excusedUntil) leftAt = now;
  }

  function comeBack(): void {
    const forMs = leftAt === null ? 0 : Math.round(performance.now() - leftAt);
    leftAt = null;
    if (forMs < SHORT_MS) return;
    untold = { times: untold.times + 1, forMs: untold.forMs + forMs };
    waiting ??= setTimeout(tellAll, Math.max(0, toldAt + APART_MS - performance.now()));
  }

  function tellAll(): void {
    clearTimeout(waiting);
    waiting = undefined;
    if (untold.times === 0) return;
    tell(untold);
    untold = { times: 0, forMs: 0 };
    toldAt = performance.now();
  }

  // In sight again behind another window, the page is still left.
  const isHere = () => !document.hidden && document.hasFocus();
  const onVisibility = () => (isHere() ? comeBack() : leave());
  const excuse = () => (excusedUntil = performance.now() + EXCUSED_MS);
  const onClick = ({ target }: Event) => (target as Element).closest('a') && excuse();

  onMounted(() => {
    addEventListener('blur', leave);
    addEventListener('focus', comeBack);
    addEventListener('beforeunload', excuse);
    document.addEventListener('visibilitychange', onVisibility);
    document.addEventListener('click', onClick);
  });
  onBeforeUnmount(() => {
    removeEventListener('blur', leave);
    removeEventListener('focus', comeBack);
    removeEventListener('beforeunload', excuse);
    document.removeEventListener('visibilitychange', onVisibility);
    document.removeEventListener('click', onClick);
    comeBack();
    tellAll();
  });
  watch(counts, (now) => (now && !isHere() ? leave() : comeBack()));
}
