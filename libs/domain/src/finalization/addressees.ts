import type { UserId } from '../session/ids.js';
import type { NoticeKind } from './notices.js';

/** F1: which notices a person wants, and from when on. */
export interface NoticePreference {
  /** `escalation`: only once the limit is 4 h away. */
  readonly starts: 'first' | 'escalation';
  readonly notices: readonly NoticeKind[];
}

export interface CenterAdministrator extends NoticePreference {
  readonly id: UserId;
}

/**
 * F1: who is told of a session. First the administrator who prepared it, if they are still one of the centre's and are told from
 * the start; else all who are; else all. From the escalation on, all. What a person does not want to hear of is left out last.
 */
export function addresseesOf(
  administrators: readonly CenterAdministrator[],
  preparedBy: UserId | null,
  notice: { readonly kind: NoticeKind; readonly isEscalated: boolean },
): UserId[] {
  const told = notice.isEscalated ? administrators : firstOf(administrators, preparedBy);
  return told.filter(({ notices }) => notices.includes(notice.kind)).map(({ id }) => id);
}

function firstOf(all: readonly CenterAdministrator[], preparedBy: UserId | null): readonly CenterAdministrator[] {
  const first = all.filter(({ starts }) => starts === 'first');
  const owner = first.filter(({ id }) => id === preparedBy);
  if (owner.length > 0) return owner;
  return first.length > 0 ? first : all;
}
