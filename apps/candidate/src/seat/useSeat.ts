import { newCommandId, openSeatLink, type LinkStatus, type SeatLink } from '@vigie/link';
import type { Ack, SeatCommand, SeatScreen, SeatView } from '@vigie/protocol';
import { computed, inject, ref, shallowRef, type InjectionKey } from 'vue';
import { openStorage, type Pass } from './storage';
import { useTicking } from './useTicking';

/** Where this page stands. `seat` shows exactly what the server pushes. */
export type Place =
  | { at: 'opening' }
  | { at: 'join'; notice: string }
  | { at: 'seat'; pass: Pass; seen: SeatView | null }
  | { at: 'left'; screen: 'replaced' | 'signedOut' }
  | { at: 'stale'; text: string };

type WithoutId<Command> = Command extends unknown ? Omit<Command, 'id'> : never;
export type Order = WithoutId<SeatCommand>;

export function useSeat(storage = openStorage(), openLink = openSeatLink) {
  const place = shallowRef<Place>({ at: 'opening' });
  const link = shallowRef<LinkStatus>({ state: 'connecting' });
  const waiting = ref(0);
  const now = useTicking(() => current?.now() ?? null);
  let current: SeatLink | null = null;
  let opened = 0;

  /** A reload takes the seat up again, with nothing to retype. */
  async function resume(): Promise<void> {
    const pass = await (await storage).pass();
    if (pass) void sit(pass);
    else place.value = { at: 'join', notice: '' };
  }

  async function take(pass: Pass): Promise<void> {
    await (await storage).purge();
    await (await storage).keep(pass);
    await sit(pass);
  }

  async function sit(pass: Pass): Promise<void> {
    const { outbox } = await storage;
    place.value = { at: 'seat', pass, seen: null };
    waiting.value = 0;
    const mine = ++opened;
    const ifMine =
      <T>(act: (news: T) => void) =>
      (news: T) =>
        mine === opened && act(news);
    const events = {
      view: ifMine((seen: SeatView) => show(pass, seen)),
      waiting: ifMine((count: number) => (waiting.value = count)),
      status: ifMine(follow),
    };
    current = openLink(pass.token, events, outbox);
  }

  function show(pass: Pass, seen: SeatView): void {
    const { screen } = seen.view;
    if (screen === 'replaced' || screen === 'signedOut') void leave({ at: 'left', screen });
    else place.value = { at: 'seat', pass, seen };
    now.value = current?.now() ?? null;
  }

  function follow(status: LinkStatus): void {
    link.value = status.state === 'refused' ? { state: 'off' } : status;
    if (status.state !== 'refused') return;
    const { code, text } = status;
    if (code === 'protocol-too-old') place.value = { at: 'stale', text };
    else if (code === 'device-replaced') void leave({ at: 'left', screen: 'replaced' });
    else if (code === 'signed-out') void leave({ at: 'left', screen: 'signedOut' });
    else void leave({ at: 'join', notice: text });
  }

  /** Nothing of this candidate stays on a shared PC. */
  async function leave(next: Place = { at: 'join', notice: '' }): Promise<void> {
    opened += 1;
    current?.close();
    current = null;
    place.value = next;
    await (await storage).purge();
  }

  async function send(order: Order): Promise<Ack> {
    if (!current) return new Promise<Ack>(() => {});
    const ack = await current.send({ id: newCommandId(), ...order } as SeatCommand);
    if (ack.ok && order.type === 'SignOut') await leave({ at: 'left', screen: 'signedOut' });
    return ack;
  }

  const pass = computed(() => (place.value.at === 'seat' ? place.value.pass : null));
  const view = computed<SeatScreen | null>(() => (place.value.at === 'seat' ? (place.value.seen?.view ?? null) : null));
  void resume();
  return { place, link, waiting, now, pass, view, take, send, leave };
}

export type Seat = ReturnType<typeof useSeat>;
export const seatKey: InjectionKey<Seat> = Symbol('seat');
export const injectSeat = (): Seat => inject(seatKey)!;
