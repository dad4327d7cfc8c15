import type {
  Done,
  NewPassword,
  NewSession,
  Places,
  RoomForm,
  SessionCreated,
  SessionEdit,
  SessionSettings,
} from '@vigie/protocol';
import { newCommandId } from '@vigie/link';
import { apiOf } from '../sign-in/api';

const { ask } = apiOf('center');

/** What an administrator asks of sessions and rooms. */
export const planningApi = {
  places: () => ask<Places>('places'),
  settings: (sessionId: string) => ask<SessionSettings>(`sessions/${sessionId}`),
  create: (form: NewSession) => ask<SessionCreated>('sessions', form),
  edit: (sessionId: string, form: SessionEdit) => ask<Done>(`sessions/${sessionId}`, form),
  cancel: (sessionId: string, reason: string) =>
    ask<Done>(`sessions/${sessionId}/cancel`, { id: newCommandId(), reason }),
  delete: (sessionId: string) => ask<Done>(`sessions/${sessionId}/delete`, { id: newCommandId() }),
  setPassword: (sessionId: string) => ask<NewPassword>(`sessions/${sessionId}/password`, { id: newCommandId() }),
  keepRoom: (room: RoomForm) => ask<Places>('rooms', room),
  deleteRoom: (roomId: string) => ask<Places>(`rooms/${roomId}/delete`, { id: newCommandId() }),
};
