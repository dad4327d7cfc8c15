import type { LinkStatus } from '@vigie/link';
import type { Ack, SeatScreen, SeatView } from '@vigie/protocol';
import { mount, type VueWrapper } from '@vue/test-utils';
import { computed, defineComponent, h, provide, ref, shallowRef, type Component } from 'vue';
import { vi } from 'vitest';
import type { Pass } from './storage';
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
  const answers: ((ack: Ack) => void)[] = [];
  const place = shallowRef<Place>({ at: 'seat', pass: aPass, seen: screen && seen(screen) });
  const seat: Seat = {
    place,
    link: shallowRef<LinkStatus>({ state: 'on', transport: 'websocket' }),
    waiting: ref(0),
    now: ref<number | null>(0),
    pass: computed(() => aPass),
    view: computed(() => (place.value.at === 'seat' ? (place.value.seen?.view ?? null) : null)),
    take: vi.fn<Seat['take']>(),
    leave: vi.fn<Seat['leave']>(),
    send: (order) => {
      sent.push(order);
      return new Promise((answer) => answers.push(answer));
    },
  };
  return { seat, sent, answer: (ack: Ack) => answers.shift()!(ack) };
}

export const seen = (view: SeatScreen, version = 1): SeatView => ({ version, at: 0, view });

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
