import type { Finalisation, FinalisationOrder, FinaliseRequest } from '@vigie/protocol';
import { apiOf } from '../sign-in/api';

const { ask } = apiOf('center');
const path = (sessionId: string) => `sessions/${sessionId}/finalisation`;

export const finalisationApi = {
  read: (sessionId: string) => ask<Finalisation>(path(sessionId)),
  enter: (sessionId: string, order: FinalisationOrder) => ask<Finalisation>(`${path(sessionId)}/orders`, order),
  finalise: (sessionId: string, request: FinaliseRequest) => ask<Finalisation>(path(sessionId), request),
};
