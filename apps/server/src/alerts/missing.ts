import type { Ask, NewReminder } from '../reminders/index.js';

/** Of what is owed, what no row stands for yet: a sweep that finds nothing new writes nothing. */
export async function missing(ask: Ask, owed: readonly NewReminder[]): Promise<NewReminder[]> {
  if (owed.length === 0) return [];
  const known = await ask<Pick<NewReminder, 'kind' | 'causeId' | 'recipientId' | 'dueAt'>>(
    `select kind, cause_id as "causeId", recipient_id as "recipientId", due_at as "dueAt" from reminder
     where kind = $1 and cause_id = any($2::uuid[])`,
    [owed[0]!.kind, [...new Set(owed.map(({ causeId }) => causeId))]],
  );
  const keys = new Set(known.map(keyOf));
  return owed.filter((one) => !keys.has(keyOf(one)));
}

const keyOf = ({ causeId, recipientId, dueAt }: Pick<NewReminder, 'causeId' | 'recipientId' | 'dueAt'>): string =>
  `${causeId} ${recipientId} ${dueAt}`;
