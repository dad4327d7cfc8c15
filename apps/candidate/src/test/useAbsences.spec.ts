import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { useAbsences, type Absence } from './useAbsences';

let wrapper: { unmount(): void } | undefined;

function aPage() {
  const told: Absence[] = [];
  const counts = ref(true);
  const page = defineComponent({
    setup() {
      useAbsences(
        () => counts.value,
        (absence) => told.push(absence),
      );
      return () => h('a', { href: '#attachment' });
    },
  });
  const mounted = mount(page, { attachTo: document.body });
  wrapper = mounted;
  return { told, counts, wrapper: mounted };
}

const leave = () => dispatchEvent(new Event('blur'));
const comeBack = () => dispatchEvent(new Event('focus'));
function leftFor(ms: number): void {
  leave();
  vi.advanceTimersByTime(ms);
  comeBack();
}
function hide(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  vi.spyOn(document, 'hasFocus').mockReturnValue(!hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('[Q3] the page of the test is left', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    wrapper?.unmount();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is told once it is back, with how long; less than a second is none', () => {
    const { told } = aPage();
    leftFor(999);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
    leftFor(12_000);
    vi.advanceTimersByTime(0);
    expect(told).toEqual([{ times: 1, forMs: 12_000 }]);
  });

  it('a window that hides the page and takes its focus is one absence, until both are back', () => {
    const { told } = aPage();
    hide(true);
    leave();
    vi.advanceTimersByTime(4_000);
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(3_000);
    comeBack();
    vi.advanceTimersByTime(0);
    expect(told).toEqual([{ times: 1, forMs: 7_000 }]);
  });

  it('a PC that flaps is told of once in 6 s, with nothing left out', () => {
    const { told } = aPage();
    for (let times = 0; times < 4; times++) {
      leftFor(1_000);
      vi.advanceTimersByTime(500);
    }
    expect(told).toEqual([{ times: 1, forMs: 1_000 }]);
    vi.advanceTimersByTime(6_000);
    expect(told).toEqual([
      { times: 1, forMs: 1_000 },
      { times: 3, forMs: 3_000 },
    ]);
  });

  it('the window that a click of ours opens is no leaving', () => {
    const { told, wrapper: page } = aPage();
    void page.trigger('click');
    leftFor(20_000);
    dispatchEvent(new Event('beforeunload'));
    leftFor(20_000);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
  });

  it('on hold nothing is counted; away when the hold ends, it is from then on', async () => {
    const { told, counts } = aPage();
    counts.value = false;
    await nextTick();
    hide(true);
    vi.advanceTimersByTime(60_000);
    counts.value = true;
    await nextTick();
    vi.advanceTimersByTime(2_000);
    hide(false);
    vi.advanceTimersByTime(0);
    expect(told).toEqual([{ times: 1, forMs: 2_000 }]);
  });

  it('what is not told yet leaves with the last challenge', () => {
    const { told, wrapper: page } = aPage();
    leave();
    vi.advanceTimersByTime(3_000);
    page.unmount();
    expect(told).toEqual([{ times: 1, forMs: 3_000 }]);
    leftFor(5_000);
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(1);
  });
});
