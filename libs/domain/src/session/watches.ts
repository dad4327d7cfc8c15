import { inOrder } from '../identity/rows.js';
import type { SessionCommand } from './commands.js';
import { accept, type Decision } from './decision.js';
import type { SessionEvent } from './events.js';
import type { PersonId } from './ids.js';
import type { SessionState, Watch } from './state.js';

type Event<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

export const rowsOf = ({ watches }: SessionState, person: PersonId): readonly string[] =>
  watches.find(({ by }) => by === person)?.rows ?? [];

/** R0: the rows that an invigilator watches, whole; none, and they watch the room again. */
export function takeRows(state: SessionState, asked: readonly string[], by: PersonId | null): Decision {
  if (by === null) return accept();
  const rows = inOrder(asked);
  return rows.join(' ') === rowsOf(state, by).join(' ') ? accept() : accept({ type: 'RowsTaken', by, rows });
}

/** R0: the same name again changes nothing, unless it takes rows over. */
export function takeOver(
  state: SessionState,
  { personId, from }: Extract<SessionCommand, { type: 'TakeOver' }>,
): Decision {
  const relieves = from !== undefined && from !== personId && rowsOf(state, from).length > 0;
  if (state.invigilator === personId && !relieves) return accept();
  return accept({ type: 'InvigilatorTookOver', personId, ...(relieves && { from }) });
}

export const taken = ({ watches }: SessionState, { by, rows }: Event<'RowsTaken'>): readonly Watch[] => {
  const others = watches.filter((one) => one.by !== by);
  return rows.length > 0 ? [...others, { by, rows }] : others;
};

/** R0: who takes over has the rows of who leaves, beside their own. */
export function relieved(state: SessionState, { personId, from }: Event<'InvigilatorTookOver'>): readonly Watch[] {
  if (from === undefined) return state.watches;
  const rows = inOrder([...rowsOf(state, personId), ...rowsOf(state, from)]);
  return [...state.watches.filter(({ by }) => by !== personId && by !== from), { by: personId, rows }];
}
