import type { LinkStatus, WholeScreen, WholeView } from '@vigie/link';
import type { Ack, SeatCommand } from '@vigie/protocol';
import { mount, type VueWrapper } from '@vue/test-utils';
import { computed, defineComponent, h, provide, ref, shallowRef, type Component } from 'vue';
import { vi } from 'vitest';
import { holdOf } from '../call/hold';
import type { Pass } from './storage';
import { useGivenAnswers } from './given-answers';
import { seatKey, type Order, type Place, type Seat } from './useSeat';
import { provideWords } from './useWords';

export const accepted: Ack = { ok: true, seq: 1, at: 0, skipped: [] };
export const refused = (code: string, text: string) => ({ ok: false, code, params: {}, text }) as Ack;

export const aPass: Pass = {
  token: 't'.repeat(43),
  candidate: { id: '00000000-0000-4000-8000-000000000001', lastName: "D'ARC", firstName: 'Lœtitia' },
  session: { number: '4217', center: 'Collège Simone-Veil', room: 'Salle 2', timeZone: 'Europe/Paris' },
};

/** Orders are noted; each is answered when the test says so. */
export function aSeat(screen: WholeScreen | null = null) {
  const sent: Order[] = [];
  const answers: { command: SeatCommand; settle: (ack: Ack) => void }[] = [];
  const answersGiven = useGivenAnswers();
  /** On a disk that is written at once. */
  const waiting = (commands: readonly SeatCommand[]) => answersGiven.onWaiting(commands, commands.length);
  const place = shallowRef<Place>({ at: 'seat', pass: aPass, seen: screen && seen(screen) });
  const shown = computed(() => (place.value.at === 'seat' ? place.value.seen : null));
  const seat: Seat = {
    place,
    link: shallowRef<LinkStatus>({ state: 'on', transport: 'websocket' }),
    queued: answersGiven.queued,
    kept: answersGiven.kept,
    given: answersGiven.given,
    refused: answersGiven.refused,
    dismiss: answersGiven.dismiss,
    isLasting: ref(true),
    chosenDisplay: shallowRef(null),
    chooseDisplay: vi.fn<Seat['chooseDisplay']>(),
    now: ref<number | null>(0),
    pass: computed(() => aPass),
    view: computed(() => shown.value?.view ?? null),
    late: computed(() => shown.value?.late ?? null),
    call: computed(() => shown.value?.call ?? null),
    granted: computed(() => shown.value?.granted ?? null),
    announcements: computed(() => shown.value?.announcements ?? []),
    pausedSince: computed(() => shown.value?.pausedSince ?? null),
    hold: computed(() => holdOf(shown.value, answersGiven.queued.value)),
    take: vi.fn<Seat['take']>(),
    leave: vi.fn<Seat['leave']>(),
    send: (order) => {
      sent.push(order);
      const command = { id: String(sent.length), ...order } as SeatCommand;
      waiting([...answersGiven.queued.value, command]);
      return new Promise((settle) => answers.push({ command, settle }));
    },
  };
  /** As the outbox: the first that waits is answered. */
  function answer(ack: Ack): void {
    const { command, settle } = answers.shift()!;
    answersGiven.onAnswered(command, ack);
    waiting(answersGiven.queued.value.filter(({ id }) => id !== command.id));
    settle(ack);
  }
  /** The server pushes what stands beside the screen. */
  function beside(some: Partial<WholeView>): void {
    place.value = { at: 'seat', pass: aPass, seen: { ...seen(screen!), ...some } };
  }
  return { seat, sent, answer, beside };
}

export const seen = (view: WholeScreen, version = 1): WholeView => ({
  version,
  at: 0,
  view,
  call: null,
  late: null,
  granted: null,
  announcements: [],
  pausedSince: null,
  outSince: null,
});

/** Mounts a screen as the app does: with its seat and its words, in French. */
export function mountAt(seat: Seat, screen: Component, props: Record<string, unknown> = {}): VueWrapper {
  const root = defineComponent({
    props: Object.keys(props),
    setup(given) {
      provideWords().language.value = 'fr';
      provide(seatKey, seat);
      return () => h(screen, given);
    },
  });
  return mount(root, { props, attachTo: document.body }) as VueWrapper;
}
