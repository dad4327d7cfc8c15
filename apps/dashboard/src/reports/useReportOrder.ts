import type { Report } from '@vigie/protocol';
import { computed } from 'vue';
import type { Order } from '../orders/order';
import { useOrders } from '../orders/useOrders';

type Written = Omit<Extract<Order, { type: 'ReportIssue' }>, 'type'>;

/** A form that writes a report, or writes one anew (R8): what it gives, at its place, and how it is left. */
export function useReportOrder(place: () => string, report: () => Report | undefined, close: () => void) {
  const orders = useOrders();
  const state = computed(() => orders.at(place()));

  async function write(written: Written, version: number): Promise<void> {
    const known = report();
    const order: Order = known
      ? { type: 'EditIssueReport', report: known.report, version, ...written }
      : { type: 'ReportIssue', ...written };
    const ack = await orders.give(place(), order);
    if (ack?.ok) close();
  }

  function cancel(): void {
    orders.clear(place());
    close();
  }

  return { state, write, cancel };
}
