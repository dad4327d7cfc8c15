import type { LinkStatus } from '@vigie/link';
import type { Ack, SeatCommand, SeatScreen, SeatView } from '@vigie/protocol';
import { mount, type VueWrapper } from '@vue/test-utils';
import { computed, defineComponent, h, provide, ref, shallowRef, type Component } from 'vue';
import { vi } from 'vitest';
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
export function aSeat(screen: SeatScreen | null = null) {
  const sent: Order[] = [];
  const answers: { command: SeatCommand; settle: (ack: Ack) => void }[] = [];
  const answersGiven = useGivenAnswers();
  const place = shallowRef<Place>({ at: 'seat', pass: aPass, seen: screen && seen(screen) });
  const aside = <Name extends 'call' | 'outSince' | 'granted' | 'pausedSince'>(name: Name) =>
    computed<SeatView[Name] | null>(() =>
      place.value.at === 'seat' ? (place.value.seen?.[name] ?? null) : null,
    ) as never;
  const seat: Seat = {
    place,
    link: shallowRef<LinkStatus>({ state: 'on', transport: 'websocket' }),
    queued: answersGiven.queued,
    given: answersGiven.given,
    refused: answersGiven.refused,
    dismiss: answersGiven.dismiss,
    isLasting: ref(true),
    now: ref<number | null>(0),
    pass: computed(() => aPass),
    view: computed(() => (place.value.at === 'seat' ? (place.value.seen?.view ?? null) : null)),
    call: aside('call'),
    outSince: aside('outSince'),
    granted: aside('granted'),
    pausedSince: aside('pausedSince'),
    take: vi.fn<Seat['take']>(),
    leave: vi.fn<Seat['leave']>(),
    send: (order) => {
      sent.push(order);
      const command = { id: String(sent.length), ...order } as SeatCommand;
      answersGiven.queued.value = [...answersGiven.queued.value, command];
      return new Promise((settle) => answers.push({ command, settle }));
    },
  };
  /** As the outbox: the first that waits is answered. */
  function answer(ack: Ack): void {
    const { command, settle } = answers.shift()!;
    answersGiven.onAnswered(command, ack);
    answersGiven.queued.value = answersGiven.queued.value.filter(({ id }) => id !== command.id);
    settle(ack);
  }
  return { seat, sent, answer };
}

export const seen = (view: SeatScreen, version = 1): SeatView => ({
  version,
  at: 0,
  view,
  call: null,
  granted: null,
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
