import type { CenterCheckTexts, CheckReport, CheckTextsEdit, CheckTick } from '@vigie/protocol';
import { apiOf, type Answer } from '../sign-in/api';

/** How the check-lists of a session are read and ticked, from either space. */
export interface ChecksApi {
  read(): Promise<Answer<CheckReport>>;
  tick(tick: CheckTick): Promise<Answer<CheckReport>>;
}

const center = apiOf('center').ask;
const room = apiOf('room').ask;

export function sessionChecks(sessionId: string): ChecksApi {
  const path = `sessions/${sessionId}/check-lists`;
  return { read: () => center<CheckReport>(path), tick: (tick) => center<CheckReport>(path, tick) };
}

export const roomChecks: ChecksApi = {
  read: () => room<CheckReport>('check-lists'),
  tick: (tick) => room<CheckReport>('check-lists', tick),
};

export const checkTextsApi = {
  read: () => center<CenterCheckTexts>('check-lists'),
  edit: (edit: CheckTextsEdit) => center<CenterCheckTexts>('check-lists', edit),
};
