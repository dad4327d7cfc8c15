import {
  PROTOCOL_VERSION,
  type Ack,
  type AnnouncementText,
  type Answer,
  type ChallengeView,
  type Display,
  type DisplayChoice,
  type DisplayKept,
  type RefusalMessage,
  type JoinReply,
  type SeatAck,
  type SeatCommand,
  type SeatScreen,
  type SeatView,
} from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { post } from './room-client.js';
import type { Server } from './server.js';

type Bare = SeatCommand extends infer One ? (One extends { id: string } ? Omit<One, 'id'> : never) : never;
type Person = Server['demo']['candidates'][number];

/** Joins over HTTP; the reply of the door as it came. */
export const join = (server: Server, { lastName, firstName, birthDate }: Person, code?: string) =>
  post(server, '/api/candidate/join', {
    sessionNumber: server.demo.sessionNumber,
    lastName,
    firstName,
    birthDate,
    ...(code && { code }),
  });

export function answerTo({ type, choices }: ChallengeView): Answer {
  if (type === 'QROC') return { text: 'une réponse tapée' };
  return { choices: choices.slice(0, type === 'QCM' ? 2 : 1).map(({ id }) => id) };
}

/** A candidate's browser without the screen: the latest view, and commands under ids. */
export class SeatClient {
  view: SeatView | null = null;
  /** Each comes once; the screens after it name it. */
  private readonly challenges = new Map<string, ChallengeView>();
  /** The look that the server told on connection. */
  display: Display | null = null;
  /** What announcements say, by id. */
  readonly texts = new Map<string, string>();
  goodbye: { code: string; text: string } | null = null;
  refused: { code: string; text: string } | null = null;
  readonly socket: Socket;

  constructor(server: Server, token: string, transports = ['websocket']) {
    this.socket = io(`${server.url}/seat`, { transports, forceNew: true, auth: { token, protocol: PROTOCOL_VERSION } });
    this.socket.on('view', (view: SeatView) => this.show(view));
    this.socket.on('display', (display: Display) => (this.display = display));
    this.socket.on('announcement', ({ id, text }: AnnouncementText) => this.texts.set(id, text));
    this.socket.on('goodbye', (goodbye) => (this.goodbye = goodbye));
    this.socket.on('connect_error', (error: Error & { data?: { code: string; text: string } }) => {
      this.refused = error.data ?? null;
    });
  }

  static async join(server: Server, person: Person, code?: string): Promise<{ seat: SeatClient; reply: JoinReply }> {
    const answer = await join(server, person, code);
    const reply = (await answer.json()) as JoinReply;
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return { seat: new SeatClient(server, reply.token), reply };
  }

  get screen(): SeatScreen['screen'] | undefined {
    return this.view?.view.screen;
  }

  private show(view: SeatView): void {
    this.view = view;
    if (view.view.screen === 'test') for (const one of view.view.challenges) this.challenges.set(one.id, one);
  }

  get challenge(): Extract<SeatScreen, { screen: 'test' }> & { challenge: ChallengeView } {
    if (this.view?.view.screen !== 'test') throw new Error(`at ${this.screen}, not at the test`);
    return { ...this.view.view, challenge: this.challenges.get(this.view.view.challengeId)! };
  }

  async send(command: Bare, id: string = randomUUID()): Promise<Ack> {
    const { view, ...ack } = (await this.socket
      .timeout(10_000)
      .emitWithAck('command', { id, ...command })) as SeatAck & {
      view?: SeatView;
    };
    if (view) this.show(view);
    return ack;
  }

  /** Answers the current challenge, whatever its type: the first choice, the first two, or a text. */
  answer(id?: string): Promise<Ack> {
    const { challenge } = this.challenge;
    const answer = answerTo(challenge);
    return this.send({ type: 'AnswerChallenge', challengeId: challenge.id as never, answer }, id);
  }

  choose(choice: DisplayChoice): Promise<DisplayKept | RefusalMessage> {
    return this.socket.timeout(10_000).emitWithAck('chooseDisplay', choice);
  }

  close(): void {
    this.socket.disconnect();
  }
}
