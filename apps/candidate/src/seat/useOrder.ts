import { computed, ref } from 'vue';
import { injectSeat, type Order } from './useSeat';

/**
 * One order at a time: busy until the screen moves on, or until a refusal says why it does not. `stays`: what gives the order
 * is still there afterwards, free again once it is answered, and waits for no other order.
 */
export function useOrder({ stays = false } = {}) {
  const { send, queued, link } = injectSeat();
  const sending = ref(false);
  const refusal = ref('');
  const busy = computed(() => sending.value || (!stays && queued.value.length > 0));
  const stuck = computed(() => busy.value && link.value.state !== 'on');

  async function give(order: Order): Promise<void> {
    if (busy.value) return;
    sending.value = true;
    refusal.value = '';
    const ack = await send(order);
    if (!ack.ok) refusal.value = ack.text;
    if (!ack.ok || stays) sending.value = false;
  }

  return { give, busy, stuck, refusal };
}
