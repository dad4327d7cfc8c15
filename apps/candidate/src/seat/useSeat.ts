import type { LinkStatus, OutboxStore, SeatEvents, SeatLink, WholeView } from '@vigie/link';
import type { Ack, SeatCommand } from '@vigie/protocol';
import { inject, ref, shallowRef, type InjectionKey } from 'vue';
import { useChosenDisplay } from '../display/useChosenDisplay';
import { useGivenAnswers } from './given-answers';
import { loadTestPart } from './load-test-part';
import { openStorage, type Pass } from './storage';
import { useShown } from './useShown';
import { useTicking } from './useTicking';

/** Where this page stands. `seat` shows exactly what the server pushes. */
export type Place =
  | { at: 'opening' }
  | { at: 'join'; notice: string }
  | { at: 'seat'; pass: Pass; seen: WholeView | null }
  | { at: 'left'; screen: 'replaced' | 'signedOut' }
  | { at: 'stale'; text: string };

type WithoutId<Command> = Command extends unknown ? Omit<Command, 'id'> : never;
export type Order = WithoutId<SeatCommand>;

/** A cable that is out refuses nothing: the socket gives up only after 8 s. */
const SOON_MS = 3_000;

/** What of the second part of the page this one needs: the link comes with the screens of the test. */
type LinkPart = {
  openSeatLink(token: string, events: SeatEvents, store: OutboxStore<SeatCommand>): SeatLink;
  newCommandId(): string;
};

export function useSeat(storage = openStorage(), testPart: () => Promise<LinkPart> = loadTestPart) {
  const place = shallowRef<Place>({ at: 'opening' });
  const link = shallowRef<LinkStatus>({ state: 'connecting' });
  const answers = useGivenAnswers();
  const display = useChosenDisplay(storage);
  const isLasting = ref(true);
  const now = useTicking(() => current?.now() ?? null);
  let current: SeatLink | null = null;
  let newId = (): string => '';
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
    const mine = ++opened;
    const { outbox } = await storage;
    place.value = { at: 'seat', pass, seen: null };
    isLasting.value = (await storage).isLasting;
    await display.restore();
    const part = await testPart().catch(() => null);
    if (mine !== opened) return;
    if (!part) return void (place.value = { at: 'stale', text: '' });
    newId = part.newCommandId;
    const ifMine =
      <T>(act: (news: T) => void) =>
      (news: T) =>
        mine === opened && act(news);
    const events = {
      view: ifMine((seen: WholeView) => show(pass, seen)),
      display: ifMine(display.stands),
      waiting: (commands: readonly SeatCommand[], kept: number) => mine === opened && answers.onWaiting(commands, kept),
      answered: (command: SeatCommand, ack: Ack) => mine === opened && answers.onAnswered(command, ack),
      status: ifMine(follow),
    };
    current = part.openSeatLink(pass.token, events, outbox);
    display.follow(current);
    setTimeout(() => void (mine === opened && goOnOffline()), SOON_MS);
  }

  function show(pass: Pass, seen: WholeView): void {
    const { screen } = seen.view;
    if (screen === 'replaced' || screen === 'signedOut') void leave({ at: 'left', screen });
    else keep(pass, seen);
    now.value = current?.now() ?? null;
  }

  function keep(pass: Pass, seen: WholeView): void {
    answers.onView(seen);
    place.value = { at: 'seat', pass, seen };
    void storage.then((disk) => disk.keepSeen(seen));
  }

  /** A page opened without network goes on with what it was last shown, until the server says better. */
  async function goOnOffline(): Promise<void> {
    const mine = opened;
    const seen = await (await storage).seen();
    const at = place.value;
    if (seen && mine === opened && at.at === 'seat' && !at.seen) place.value = { ...at, seen };
  }

  function follow(status: LinkStatus): void {
    link.value = status.state === 'refused' ? { state: 'off' } : status;
    if (status.state === 'off') void goOnOffline();
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
    answers.forget();
    display.forget();
    place.value = next;
    await (await storage).purge();
  }

  async function send(order: Order): Promise<Ack> {
    if (!current) return new Promise<Ack>(() => {});
    const ack = await current.send({ id: newId(), ...order } as SeatCommand);
    if (ack.ok && order.type === 'SignOut') await leave({ at: 'left', screen: 'signedOut' });
    return ack;
  }

  void resume();
  const { queued, kept, given, refused, dismiss } = answers;
  return {
    place,
    link,
    queued,
    kept,
    given,
    refused,
    dismiss,
    isLasting,
    chosenDisplay: display.chosen,
    chooseDisplay: display.choose,
    now,
    ...useShown(place, answers.queued),
    take,
    send,
    leave,
  };
}

export type Seat = ReturnType<typeof useSeat>;
export const seatKey: InjectionKey<Seat> = Symbol('seat');
export const injectSeat = (): Seat => inject(seatKey)!;
