import { accessCode, type CandidateId, type Command, type PersonId, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomInt } from 'node:crypto';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../auth/index.js';
import { CenterEntity } from '../centers/index.js';
import { RosterService } from '../enrolment/index.js';
import { JournalReader, person, type Personal } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { SessionEntity } from '../sessions/index.js';
import { SupervisionService } from '../supervision/index.js';
import { DEMO_CANDIDATES } from './demo-candidates.js';

/** What `npm start` prints: enough to sit down and try. */
export interface DemoAccess {
  center: string;
  sessionNumber: string;
  accessCode: string;
  invigilatorPassword: string;
  invigilators: string[];
  candidates: { lastName: string; firstName: string; birthDate: string }[];
}

const CENTER = { id: '0199a000-0000-7000-8000-000000000001', name: 'Collège Jules-Ferry (démonstration)' };
const INVIGILATORS = [
  { firstName: 'Nadia', lastName: 'BERNARD' },
  { firstName: 'Paul', lastName: 'ROUSSEAU' },
];
const TIME_ZONE = 'Europe/Paris';
const QUARTER = 15 * 60_000;
const LASTS = 12 * 60 * 60_000;
const RULES = { durationMinutes: 105, clockPolicy: 'session', graceSeconds: 120 } as const;

/** One French collège with a session today; loaded once a day, through the same path as everything else. */
@Injectable()
export class DemoService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(RosterService) private readonly roster: RosterService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async load(): Promise<DemoAccess> {
    await this.database.getRepository(CenterEntity).upsert(CENTER, ['id']);
    const session = (await this.latest()) ?? (await this.create());
    await this.fill(session.id);
    const invigilators = await this.roster.invigilators(session.id);
    return {
      center: CENTER.name,
      sessionNumber: session.number,
      accessCode: session.accessCode,
      invigilatorPassword: demoPassword(session.id),
      invigilators: invigilators.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
      candidates: DEMO_CANDIDATES.map(({ lastName, firstName, birthDate }) => ({ lastName, firstName, birthDate })),
    };
  }

  /** A start just after midnight goes on with the evening's session; the next morning gets its own. */
  private async latest(): Promise<SessionEntity | null> {
    const [session] = await this.database
      .getRepository(SessionEntity)
      .find({ where: { centerId: CENTER.id }, order: { plannedAt: 'DESC' }, take: 1 });
    return session && this.clock.now() - session.plannedAt < LASTS ? session : null;
  }

  private async create(): Promise<SessionEntity> {
    const sessions = this.database.getRepository(SessionEntity);
    const id = uuid() as SessionId;
    await sessions.insert({
      id,
      centerId: CENTER.id,
      number: String(randomInt(100_000, 1_000_000)),
      room: 'Salle 12',
      address: '4 rue des Écoles, 69003 Lyon',
      description: 'Certification Pix, classes de 3e',
      plannedAt: (Math.floor(this.clock.now() / QUARTER) * QUARTER) as SessionEntity['plannedAt'],
      timeZone: TIME_ZONE,
      accessCode: accessCode((below) => randomInt(below)),
      invigilatorPasswordHash: await hashPassword(demoPassword(id)),
    });
    return sessions.findOneByOrFail({ id });
  }

  /** A start that was killed half-way is completed by the next one. */
  private async fill(sessionId: SessionId): Promise<void> {
    if (!(await this.journal.room(sessionId, 0)))
      await this.order(sessionId, { type: 'PrepareSession', rules: RULES }, invigilators(sessionId));
    const room = await this.journal.room(sessionId, 0);
    if (room!.tiles.length > 0) return;
    const people = DEMO_CANDIDATES.map((one) => ({ ...one, candidateId: uuid() as CandidateId }));
    const candidates = people.map(({ candidateId, extraTime }) => ({ candidateId, extraTime }));
    const personal = people.map(({ extraTime: _extraTime, ...one }) =>
      person(sessionId, one.candidateId as string as PersonId, { kind: 'candidate', ...one }),
    );
    await this.order(sessionId, { type: 'EnrolCandidates', candidates }, personal);
  }

  private async order(sessionId: SessionId, command: Command, personal: Personal[]): Promise<void> {
    const principal = { kind: 'system' } as const;
    const outcome = await this.supervision.handUntilSure({ principal, sessionId, command, personal });
    if (!outcome.ok) throw new Error(`The demo was refused: ${outcome.code}`);
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

/** Only its hash is stored; the same at every start, so that it can be printed again. */
const demoPassword = (sessionId: string): string =>
  createHash('sha256').update(`vigie demo ${sessionId}`).digest('hex').slice(0, 8).toUpperCase();
