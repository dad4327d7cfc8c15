import { accessCode, instant, type CandidateId, type Instant, type PersonId, type SessionId } from '@vigie/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../auth/index.js';
import { CenterEntity, RoomEntity } from '../centers/index.js';
import { RosterService } from '../enrolment/index.js';
import { JournalReader, person, type Personal } from '../journal/index.js';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { QuestionSet } from '../questions/index.js';
import { SessionEntity } from '../sessions/index.js';
import { CENTER, INVIGILATORS, ROOMS, administrator, demoPassword, TIME_ZONE } from './demo-center.js';
import { stepsOf, type Step } from './demo-day.js';
import { DEMO_SESSIONS, launchOf, stateOf, type DemoSession, type DemoState } from './demo-sessions.js';
import { Past, stepId } from './past.js';

/** What one needs to enter one session. */
export interface SessionAccess {
  sessionNumber: string;
  accessCode: string;
  invigilatorPassword: string;
  invigilators: string[];
  state: DemoState;
  candidates: { lastName: string; firstName: string; birthDate: string }[];
}

/** What `npm start` prints: enough to sit down and try. The session itself is the one that waits. */
export interface DemoAccess extends SessionAccess {
  center: string;
  administrator: { email: string; password: string };
  /** Those that run or have ended. */
  others: SessionAccess[];
}

const LASTS = 12 * 3_600_000;
/** Every past candidate drew the same paper: a start that was killed half-way draws it again. */
const SEED = 1;
const CLOCK = { durationMinutes: 105, clockPolicy: 'session' } as const;

/**
 * One French collège with three sessions: one waits, one runs, one awaits its finalisation. Loaded once a day, while
 * the process starts, through the same path as everything else.
 */
@Injectable()
export class DemoService implements OnModuleInit {
  access: DemoAccess | null = null;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(RosterService) private readonly roster: RosterService,
    @Inject(QuestionSet) private readonly questions: QuestionSet,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.demo) return;
    const past = await Past.open(this.config.databaseUrl);
    this.access = await this.load(past).finally(() => past.close());
  }

  private async load(past: Past): Promise<DemoAccess> {
    await this.database.getRepository(CenterEntity).upsert(CENTER, ['id']);
    await this.keepRooms();
    const sessions: SessionAccess[] = [];
    for (const wanted of DEMO_SESSIONS.slice(0, this.config.demoSessions)) sessions.push(await this.open(wanted, past));
    const [waiting, ...others] = sessions;
    return { ...waiting!, center: CENTER.name, administrator: await administrator(this.database), others };
  }

  /** At the first start alone: what an administrator changed since stays. */
  private async keepRooms(): Promise<void> {
    const rooms = this.database.getRepository(RoomEntity);
    if (!(await rooms.existsBy({ centerId: CENTER.id }))) await rooms.insert(ROOMS);
  }

  private async open(wanted: DemoSession, past: Past): Promise<SessionAccess> {
    const session = (await this.latest(wanted)) ?? (await this.create(wanted));
    await this.fill(session, wanted, past);
    await this.live(session, wanted, past);
    const invigilators = await this.roster.invigilators(session.id);
    return {
      sessionNumber: session.number,
      accessCode: session.accessCode,
      invigilatorPassword: demoPassword(session.id),
      invigilators: invigilators.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
      state: stateOf(wanted),
      candidates: wanted.candidates.map(({ lastName, firstName, birthDate }) => ({ lastName, firstName, birthDate })),
    };
  }

  /** A start just after midnight goes on with the evening's sessions; the next morning gets its own. */
  private async latest({ room }: DemoSession): Promise<SessionEntity | null> {
    const [session] = await this.database
      .getRepository(SessionEntity)
      .find({ where: { centerId: CENTER.id, room }, order: { createdAt: 'DESC' }, take: 1 });
    return session && this.clock.now() - session.createdAt < LASTS ? session : null;
  }

  private async create({ room, plannedAt }: DemoSession): Promise<SessionEntity> {
    const sessions = this.database.getRepository(SessionEntity);
    const id = uuid() as SessionId;
    await sessions.insert({
      id,
      centerId: CENTER.id,
      number: String(randomInt(100_000, 1_000_000)),
      room,
      roomId:
        (await this.database.getRepository(RoomEntity).findOneBy({ centerId: CENTER.id, name: room }))?.id ?? null,
      address: '4 rue des Écoles, 69003 Lyon',
      description: 'Certification Pix, classes de 3e',
      plannedAt: plannedAt(this.clock.now()),
      timeZone: TIME_ZONE,
      accessCode: accessCode((below) => randomInt(below)),
      invigilatorPasswordHash: await hashPassword(demoPassword(id)),
    });
    return sessions.findOneByOrFail({ id });
  }

  /** A start that was killed half-way is completed by the next one. */
  private async fill({ id, plannedAt }: SessionEntity, { candidates, day }: DemoSession, past: Past): Promise<void> {
    const at = day ? eveBefore(plannedAt) : this.clock.now();
    const rules = { ...CLOCK, ...demoRules(this.config) };
    if (!(await this.journal.room(id, 0)))
      await past.order(at, id, { type: 'PrepareSession', rules }, invigilators(id));
    const room = await this.journal.room(id, 0);
    if (room!.tiles.length > 0) return;
    const people = candidates.map((one) => ({ ...one, candidateId: uuid() as CandidateId }));
    const enrolled = people.map(({ candidateId, extraTime }) => ({ candidateId, extraTime }));
    const personal = people.map(({ extraTime: _extraTime, ...one }) =>
      person(id, one.candidateId as string as PersonId, { kind: 'candidate', ...one }),
    );
    await past.order(at, id, { type: 'EnrolCandidates', candidates: enrolled }, personal);
  }

  /** The orders of a day that is over, or half over; those that a former start gave already change nothing. */
  private async live({ id, plannedAt }: SessionEntity, { candidates, day }: DemoSession, past: Past): Promise<void> {
    if (!day) return;
    const ids = await this.idsOf(id);
    const invigilator = (await this.roster.invigilators(id))[0]!.id;
    const people = candidates.map((one, n) => ({ candidateId: ids.get(one.lastName)!, fate: day.fates[n]! }));
    const { challenges } = this.questions.draw(SEED);
    const choiceOf = (challenge: string) => this.questions.view(challenge).choices[0]?.id ?? null;
    const steps = stepsOf({ ...day, people, invigilator, seed: SEED, challenges, choiceOf });
    if (await this.isPlayed(id, steps.length - 1)) return;
    const { tiles } = (await this.journal.room(id, 0))!;
    const joined = new Set<string>(
      tiles.flatMap(({ candidateId, joinedAt }) => (joinedAt === null ? [] : candidateId)),
    );
    const isDone = ({ command }: Step) => command.type === 'JoinSession' && joined.has(command.candidateId);
    await past.play(id, launchOf(plannedAt), steps, invigilator, isDone);
  }

  private async isPlayed(sessionId: SessionId, step: number): Promise<boolean> {
    const { length } = await this.database.query<object[]>(
      'select from command_outcome where session_id = $1 and command_id = $2',
      [sessionId, stepId(sessionId, step)],
    );
    return length > 0;
  }

  private async idsOf(sessionId: SessionId): Promise<Map<string, CandidateId>> {
    const roster = Object.entries(await this.roster.roster(sessionId));
    return new Map(roster.map(([id, { lastName }]) => [lastName, id as CandidateId]));
  }
}

const invigilators = (sessionId: SessionId): Personal[] =>
  INVIGILATORS.map((name) =>
    person(sessionId, uuid() as PersonId, {
      kind: 'invigilator',
      candidateId: null,
      ...name,
      birthDate: null,
      className: null,
    }),
  );

const eveBefore = (plannedAt: Instant): Instant => instant(plannedAt - 24 * 3_600_000);

const demoRules = (config: Config) => ({
  graceSeconds: config.demoGraceSeconds,
  lateSeconds: config.demoLateSeconds,
  stopPolicy: config.demoStopPolicy,
  autoCloseMinutes: config.demoAutoCloseMinutes,
});
