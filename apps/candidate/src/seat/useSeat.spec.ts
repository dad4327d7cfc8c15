import type { WholeScreen, WholeView } from '@vigie/link';
import { newCommandId, type LinkStatus, type SeatEvents } from '@vigie/link';
import type { Ack, DisplayChoice, SeatCommand } from '@vigie/protocol';
import { flushPromises } from '@vue/test-utils';
import { effectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPass, accepted, seen } from './seat.testing';
import type { KeptDisplay } from '../display/useChosenDisplay';
import type { Pass, SeatStorage } from './storage';
import { useSeat } from './useSeat';

function aDisk(pass: Pass | null, kept: WholeView | null, display: KeptDisplay | null = null) {
  const disk = { pass, seen: kept, display, purged: 0 };
  const outbox = { load: async () => [], put: async () => {}, remove: async () => {} };
  const storage: SeatStorage = {
    outbox,
    pass: async () => disk.pass,
    keep: async (held) => void (disk.pass = held),
    seen: async () => disk.seen,
    keepSeen: async (view) => void (disk.seen = view),
    display: async () => disk.display,
    keepDisplay: async (chosen) => void (disk.display = chosen),
    isLasting: true,
    purge: async () => {
      disk.pass = null;
      disk.seen = null;
      disk.display = null;
      disk.purged += 1;
    },
  };
  return { disk, storage };
}

async function aPage(pass: Pass | null = aPass, kept: WholeView | null = null, display: KeptDisplay | null = null) {
  const { disk, storage } = aDisk(pass, kept, display);
  const links: { token: string; events: SeatEvents; closed: boolean; sent: SeatCommand[]; chosen: DisplayChoice[] }[] =
    [];
  let ack: Ack = accepted;
  const openSeatLink = (token: string, events: SeatEvents) => {
    const link = { token, events, closed: false, sent: [] as SeatCommand[], chosen: [] as DisplayChoice[] };
    links.push(link);
    const send = async (command: SeatCommand) => (link.sent.push(command), ack);
    const choose = (choice: DisplayChoice) => void link.chosen.push(choice);
    return { send, choose, now: () => 42, close: () => void (link.closed = true) };
  };
  const seat = effectScope().run(() =>
    useSeat(Promise.resolve(storage), async () => ({ openSeatLink, newCommandId })),
  )!;
  await flushPromises();
  const push = async (view: WholeScreen) => (links.at(-1)!.events.view(seen(view)), flushPromises());
  const tell = async (status: LinkStatus) => (links.at(-1)!.events.status(status), flushPromises());
  return { seat, disk, links, push, tell, answer: (next: Ack) => (ack = next) };
}
const refusedLink = (code: string): LinkStatus => ({ state: 'refused', code, text: `texte de ${code}` });

describe('the seat', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows the form to a browser that knows nobody', async () => {
    const { seat, links } = await aPage(null);
    expect(seat.place.value).toEqual({ at: 'join', notice: '' });
    expect(links).toEqual([]);
  });

  it('[R6] resumes by itself after a reload, with nothing to retype', async () => {
    const { seat, links, push } = await aPage();
    expect(links.map(({ token }) => token)).toEqual([aPass.token]);
    expect(seat.view.value).toBeNull();
    await push({ screen: 'code', lapsesAt: null });
    expect(seat.view.value).toEqual({ screen: 'code', lapsesAt: null });
    expect(seat.pass.value).toEqual(aPass);
  });

  it('keeps the seat that it takes, and nothing of the one before', async () => {
    const { seat, disk, links } = await aPage(null);
    await seat.take(aPass);
    expect(disk).toEqual({ pass: aPass, seen: null, display: null, purged: 1 });
    expect(links).toHaveLength(1);
  });

  it('sends each order under an id of its own', async () => {
    const { seat, links } = await aPage();
    await seat.send({ type: 'ShowEndScreen' });
    await seat.send({ type: 'ShowEndScreen' });
    const ids = links[0]!.sent.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it.each(['replaced', 'signedOut'] as const)('purges the disk and closes the link on « %s »', async (screen) => {
    const { seat, disk, links, push } = await aPage();
    await push({ screen });
    expect(seat.place.value).toEqual({ at: 'left', screen });
    expect(disk.pass).toBeNull();
    expect(links[0]!.closed).toBe(true);
  });

  it('[R9] leaves at once when the sign-out is accepted', async () => {
    const { seat, disk } = await aPage();
    await seat.send({ type: 'SignOut' });
    expect(seat.place.value).toEqual({ at: 'left', screen: 'signedOut' });
    expect(disk.pass).toBeNull();
  });

  it('stays when the sign-out is refused', async () => {
    const { seat, disk, answer } = await aPage();
    answer({ ok: false, code: 'not-witnessed', params: {}, text: '' });
    await seat.send({ type: 'SignOut' });
    expect(seat.place.value.at).toBe('seat');
    expect(disk.pass).toEqual(aPass);
  });

  it('goes back to the form with the words of the server when the token is refused', async () => {
    const { seat, disk, tell } = await aPage();
    await tell(refusedLink('sign-in-required'));
    expect(seat.place.value).toEqual({ at: 'join', notice: 'texte de sign-in-required' });
    expect(disk.pass).toBeNull();
  });

  it('[R6] says that another device took over', async () => {
    const { seat, disk, tell } = await aPage();
    await tell(refusedLink('device-replaced'));
    expect(seat.place.value).toEqual({ at: 'left', screen: 'replaced' });
    expect(disk.pass).toBeNull();
  });

  it('keeps the seat of a page that is too old: a reload resumes', async () => {
    const { seat, disk, tell } = await aPage();
    await tell(refusedLink('protocol-too-old'));
    expect(seat.place.value).toEqual({ at: 'stale', text: 'texte de protocol-too-old' });
    expect(disk.pass).toEqual(aPass);
  });

  it('opened without network, goes on with what it was last shown, until the server says better', async () => {
    const { seat, disk, push, tell } = await aPage(aPass, seen({ screen: 'code', lapsesAt: 5 }, 3));
    expect(seat.view.value).toBeNull();
    await tell({ state: 'off' });
    expect(seat.view.value).toEqual({ screen: 'code', lapsesAt: 5 });
    await push({ screen: 'code', lapsesAt: 6 });
    await tell({ state: 'off' });
    expect(seat.view.value).toEqual({ screen: 'code', lapsesAt: 6 });
    expect(disk.seen?.view).toEqual({ screen: 'code', lapsesAt: 6 });
  });

  it('[R7, R13] gives the call and the exit, also from what was kept on disk', async () => {
    const call = { alert: null, handSince: 4, acknowledgedAt: null, place: 1 };
    const { seat, tell } = await aPage(aPass, { ...seen({ screen: 'code', lapsesAt: 5 }), call, outSince: 6 });
    await tell({ state: 'off' });
    expect([seat.call.value, seat.hold.value]).toEqual([call, { why: 'out', since: 6, report: null }]);
  });

  it('an older page kept nothing of it on disk: nothing is called', async () => {
    const { seat, tell } = await aPage(aPass, { version: 3, at: 0, view: { screen: 'code' } } as WholeView);
    await tell({ state: 'off' });
    expect([seat.view.value, seat.call.value, seat.hold.value]).toEqual([{ screen: 'code' }, null, null]);
  });

  it('opened while the cable is out, waits for no answer that will not come', async () => {
    const kept = seen({ screen: 'code', lapsesAt: 5 }, 3);
    const { seat } = await aPage(aPass, kept);
    await vi.advanceTimersByTimeAsync(2_900);
    expect(seat.view.value).toBeNull();
    await vi.advanceTimersByTimeAsync(200);
    expect(seat.view.value).toEqual(kept.view);
  });

  it('asks for a reload when the rest of the page cannot be had, and keeps the seat', async () => {
    const { disk, storage } = aDisk(aPass, null);
    const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const seat = effectScope().run(() => useSeat(Promise.resolve(storage), missing))!;
    await flushPromises();
    expect(seat.place.value).toEqual({ at: 'stale', text: '' });
    expect(disk.pass).toEqual(aPass);
  });

  it('hears nothing more from a link that it left', async () => {
    const { seat, push, tell } = await aPage();
    await push({ screen: 'replaced' });
    await push({ screen: 'code', lapsesAt: null });
    await tell(refusedLink('sign-in-required'));
    expect(seat.place.value).toEqual({ at: 'left', screen: 'replaced' });
  });

  it("[T8] ticks with the server's clock", async () => {
    const { seat } = await aPage();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seat.now.value).toBe(42);
  });

  describe('[R6] the look of the pages', () => {
    const large = { textSize: 150, contrast: 'high', font: 'normal' } as const;
    const code: WholeScreen = { screen: 'code', lapsesAt: null };

    it('chosen before joining, goes to the server with the seat, and is kept', async () => {
      const { seat, links, disk } = await aPage(null);
      seat.chooseDisplay(large);
      await seat.take(aPass);
      await flushPromises();
      expect(links[0]!.chosen).toEqual([{ ...large, chosenAt: null }]);
      expect(disk.display).toEqual({ choice: { ...large, chosenAt: null }, isSent: false });
      links[0]!.events.display(large);
      await flushPromises();
      expect(disk.display?.isSent).toBe(true);
    });

    it('chosen at the test, is sent with its time', async () => {
      const { seat, links, push } = await aPage();
      await push(code);
      seat.chooseDisplay(large);
      expect(links[0]!.chosen).toEqual([{ ...large, chosenAt: 42 }]);
      expect(seat.chosenDisplay.value).toEqual(large);
    });

    it('comes with the seat on another PC', async () => {
      const { seat, links } = await aPage();
      links[0]!.events.display(large);
      expect(seat.chosenDisplay.value).toEqual(large);
      expect(links[0]!.chosen).toEqual([]);
    });

    it('is there after a reload without network, and what was not sent is sent', async () => {
      const kept = { choice: { ...large, chosenAt: 7 }, isSent: false };
      const { seat, links } = await aPage(aPass, null, kept);
      expect(seat.chosenDisplay.value).toEqual(large);
      expect(links[0]!.chosen).toEqual([kept.choice]);
    });

    it('[fault 33] stays with nobody who leaves: the next pupil finds the pages as they were', async () => {
      const { seat, disk, links } = await aPage();
      seat.chooseDisplay(large);
      await seat.leave();
      expect([seat.chosenDisplay.value, disk.display]).toEqual([null, null]);
      await seat.take(aPass);
      await flushPromises();
      expect(links.at(-1)!.chosen).toEqual([]);
    });
  });
});
