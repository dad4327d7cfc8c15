import { computed, ref } from 'vue';
import { injectSeat, type Order } from './useSeat';

/** One order at a time: busy until the screen moves on, or until a refusal says why it does not. */
export function useOrder() {
  const { send, queued, link } = injectSeat();
  const sending = ref(false);
  const refusal = ref('');
  const busy = computed(() => sending.value || queued.value.length > 0);
  const stuck = computed(() => busy.value && link.value.state !== 'on');

  async function give(order: Order): Promise<void> {
    if (busy.value) return;
    sending.value = true;
    refusal.value = '';
    const ack = await send(order);
    if (ack.ok) return;
    refusal.value = ack.text;
    sending.value = false;
  }

  return { give, busy, stuck, refusal };
}
