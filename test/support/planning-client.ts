import type { NewSession, Places, RefusalMessage, SessionCreated, SessionSettings } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { signInToCenter } from './center-client.js';
import { post } from './room-client.js';
import type { Server } from './server.js';

type Told = Omit<SessionCreated & SessionSettings & Places, 'ok'> & Omit<RefusalMessage, 'ok'>;
/** Whatever the door answered: what it told, or why not. */
export type Answered = { status: number; ok?: boolean } & Partial<Told>;

/** An administrator who plans sessions. */
export class PlanningClient {
  private constructor(
    readonly server: Server,
    readonly cookie: string,
    readonly centerId: string,
  ) {}

  static async open(server: Server, account = server.demo.administrator): Promise<PlanningClient> {
    const cookie = await signInToCenter(server, account);
    const places = await fetch(`${server.url}/api/center/places`, { headers: { cookie } });
    const { centers } = (await places.json()) as Places;
    return new PlanningClient(server, cookie, centers[0]!.centerId);
  }

  /** What a form says that is filled in without a fault. */
  form(given: Partial<NewSession> = {}): NewSession {
    return {
      sessionId: randomUUID(),
      centerId: this.centerId,
      room: 'Salle 204',
      roomId: null,
      address: '4 rue des Écoles, 69003 Lyon',
      date: '2027-03-12',
      time: '09:00',
      timeZone: 'Europe/Paris',
      invigilators: ['Nadia Bernard'],
      description: '',
      rules: { durationMinutes: 105, clockPolicy: 'session', graceSeconds: 120, lateSeconds: 30 },
      ...given,
    };
  }

  create = (given: Partial<NewSession> = {}): Promise<Answered> => this.post('sessions', this.form(given));

  edit(sessionId: string, given: Partial<NewSession>, id: string = randomUUID()): Promise<Answered> {
    const { sessionId: _session, centerId: _center, candidatesOf: _of, ...form } = this.form(given);
    return this.post(`sessions/${sessionId}`, { id, ...form });
  }

  cancel = (sessionId: string, reason = 'Panne de courant'): Promise<Answered> =>
    this.post(`sessions/${sessionId}/cancel`, { id: randomUUID(), reason });

  delete = (sessionId: string, id: string = randomUUID()): Promise<Answered> =>
    this.post(`sessions/${sessionId}/delete`, { id });

  setPassword = (sessionId: string): Promise<Answered> =>
    this.post(`sessions/${sessionId}/password`, { id: randomUUID() });

  settings = (sessionId: string): Promise<Answered> => this.get(`sessions/${sessionId}`);

  async get(path: string): Promise<Answered> {
    return replyOf(await fetch(`${this.server.url}/api/center/${path}`, { headers: { cookie: this.cookie } }));
  }

  async post(path: string, body: object): Promise<Answered> {
    return replyOf(await post(this.server, `/api/center/${path}`, body, { cookie: this.cookie }));
  }
}

const replyOf = async (answer: Response): Promise<Answered> => ({
  status: answer.status,
  ...((await answer.json()) as object),
});
