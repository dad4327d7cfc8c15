import {
  sameName,
  type CandidateId,
  type CenterId,
  type Command,
  type Enrolled,
  type Instant,
  type NoteId,
  type PersonId,
  type SessionDetail,
  type SessionId,
} from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { NewSession, SessionCancel, SessionCreated, SessionEdit } from '@vigie/protocol';
import { DataSource, type Repository } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { CenterPrincipal } from '../auth/index.js';
import { RoomEntity } from '../centers/index.js';
import { PEOPLE } from '../enrolment/index.js';
import { note, person, type Personal } from '../journal/index.js';
import { SessionEntity } from '../sessions/index.js';
import {
  isRefused,
  refusedWith,
  SupervisionService,
  type Asked,
  type Handed,
  type Refused,
} from '../supervision/index.js';
import { refusedOutcome } from './answers.js';
import { SessionSecrets } from './session-secrets.js';
import { SettingsView, type Watching } from './settings.view.js';
import { plannedAt } from './when.js';

type Created = z.output<typeof NewSession>;
type Edited = z.output<typeof SessionEdit>;
type Cancelled = z.output<typeof SessionCancel>;

const MOST_TRIES = 20;
const TAKEN = '23505';

/** B1, B7: what an administrator orders of a session as a whole. */
@Injectable()
export class PlannedSessions {
  private readonly sessions: Repository<SessionEntity>;
  private readonly rooms: Repository<RoomEntity>;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(SessionSecrets) private readonly secrets: SessionSecrets,
    @Inject(SettingsView) private readonly settings: SettingsView,
  ) {
    this.sessions = database.getRepository(SessionEntity);
    this.rooms = database.getRepository(RoomEntity);
  }

  /** Prepared by the one path; until then nothing lists it, and the same order completes what a fault interrupted. */
  async create(principal: CenterPrincipal, form: Created): Promise<SessionCreated | Refused> {
    const when = plannedAt(form);
    if (isRefused(when)) return when;
    const centerId = form.centerId as CenterId;
    if (!(await this.isRoomOf(form.roomId, centerId))) return refusedWith(400, 'invalid-message');
    const source = form.candidatesOf && (await this.candidatesOf(form.candidatesOf, centerId));
    if (source === null) return refusedWith(403, 'not-allowed');
    const made = await this.insert(form, when.at);
    if (made.session.centerId !== centerId) return refusedWith(403, 'not-allowed');
    const refused = await this.prepare(principal, form, source || []);
    if (refused) return refused;
    const { id, number, accessCode } = made.session;
    return { ok: true, sessionId: id, number, accessCode, password: made.password };
  }

  private async isRoomOf(roomId: string | null, centerId: CenterId): Promise<boolean> {
    return roomId === null || (await this.rooms.existsBy({ id: roomId, centerId }));
  }

  /** The password of a row that was there already was shown, or lost. */
  private async insert(form: Created, at: Instant): Promise<{ session: SessionEntity; password: string | null }> {
    const id = form.sessionId as SessionId;
    const known = await this.sessions.findOneBy({ id });
    if (known) return { session: known, password: null };
    const { password, hash } = await this.secrets.newPassword();
    for (let tries = 1; ; tries++) {
      const row = { ...columnsOf(form, at), id, centerId: form.centerId, ...this.publicSecrets() };
      const error = await this.sessions.insert({ ...row, invigilatorPasswordHash: hash }).then(
        () => null,
        (reason: { code?: string }) => reason,
      );
      if (!error) return { session: await this.sessions.findOneByOrFail({ id }), password };
      if (error.code !== TAKEN || tries === MOST_TRIES) throw error;
      const other = await this.sessions.findOneBy({ id });
      if (other) return { session: other, password: null };
    }
  }

  private publicSecrets = () => ({ number: this.secrets.newNumber(), accessCode: this.secrets.newCode() });

  private async prepare(
    principal: CenterPrincipal,
    form: Created,
    people: readonly Enrolled[],
  ): Promise<Refused | null> {
    const sessionId = form.sessionId as SessionId;
    const base = { principal, sessionId, centerId: form.centerId as CenterId };
    const personal = form.invigilators.map((name) => invigilator(sessionId, name));
    const command: Command = { type: 'PrepareSession', rules: form.rules };
    const { sessionId: id, ...rest } = form;
    const refused = await this.order({ ...base, command, personal, message: { id, ...rest } as { id: string } });
    if (refused || people.length === 0) return refused;
    const message = { id: form.candidatesOf! };
    return this.order({ ...base, ...enrolment(sessionId, people), message });
  }

  private async order(handed: Handed): Promise<Refused | null> {
    return refusedOutcome(await this.supervision.hand(handed));
  }

  /** As they are listed there; null for a session of another centre. */
  private async candidatesOf(id: string, centerId: CenterId): Promise<Enrolled[] | null> {
    if (!(await this.sessions.existsBy({ id: id as SessionId, centerId }))) return null;
    return this.database.query<Enrolled[]>(PEOPLE, [[id]]);
  }

  async edit({ asker, session }: Asked, form: Edited): Promise<Refused | null> {
    const when = plannedAt(form);
    if (isRefused(when)) return when;
    if (!(await this.isRoomOf(form.roomId, asker.centerId))) return refusedWith(400, 'invalid-message');
    const rules = { ...(await this.settings.rules(session.id)), ...form.rules };
    const people = peopleOf(session.id, await this.settings.watching(session.id), form.invigilators);
    const details = { ...columnsOf(form, when.at), left: people.left, back: people.back };
    const changed = changedIn(session, details, people);
    return this.order({
      ...asker,
      command: { type: 'EditSession', rules, changed },
      personal: people.personal,
      message: form,
      ...(changed.length > 0 && { details }),
    });
  }

  cancel({ asker }: Asked, message: Cancelled): Promise<Refused | null> {
    const noteId = uuid() as NoteId;
    const personal = [note(asker.sessionId, noteId, message.reason)];
    const command: Command = { type: 'CancelSession', noteId };
    return this.order({ ...asker, command, personal, message });
  }

  delete({ asker }: Asked, message: { id: string }): Promise<Refused | null> {
    return this.order({ ...asker, command: { type: 'DeleteSession' }, message });
  }
}

const columnsOf = (form: Created | Edited, at: Instant) => ({
  room: form.room,
  roomId: form.roomId,
  address: form.address,
  description: form.description,
  plannedAt: at,
  timeZone: form.timeZone,
});
type Columns = ReturnType<typeof columnsOf>;

function changedIn(session: SessionEntity, details: Columns, people: ReturnType<typeof peopleOf>): SessionDetail[] {
  const differs = {
    room: session.room !== details.room || session.roomId !== details.roomId,
    address: session.address !== details.address,
    plannedAt: session.plannedAt !== details.plannedAt || session.timeZone !== details.timeZone,
    description: session.description !== details.description,
    invigilators: people.personal.length + people.left.length + people.back.length > 0,
  } satisfies Record<SessionDetail, boolean>;
  return (Object.keys(differs) as SessionDetail[]).filter((name) => differs[name]);
}

/** B4: who is new on the list, who leaves it, and who is on it again. Who acted under a name stays. */
function peopleOf(sessionId: SessionId, known: readonly Watching[], names: readonly string[]) {
  const isNamed = (one: Watching) => names.some((name) => sameName(name, one.name));
  const fresh = names.filter((name, at) => {
    const isRepeated = names.findIndex((other) => sameName(other, name)) < at;
    return !isRepeated && !known.some((one) => sameName(name, one.name));
  });
  const idOf = ({ person: { id } }: Watching): PersonId => id;
  return {
    personal: fresh.map((name) => invigilator(sessionId, name)),
    left: known.filter((one) => one.person.removedAt === null && !one.hasActed && !isNamed(one)).map(idOf),
    back: known.filter((one) => one.person.removedAt !== null && isNamed(one)).map(idOf),
  };
}

const invigilator = (sessionId: SessionId, name: string): Personal =>
  person(sessionId, uuid() as PersonId, {
    kind: 'invigilator',
    candidateId: null,
    lastName: name,
    firstName: '',
    birthDate: null,
    className: null,
  });

function enrolment(sessionId: SessionId, people: readonly Enrolled[]): Pick<Handed, 'command' | 'personal'> {
  const candidates = people.map((one) => ({ ...one, candidateId: uuid() as CandidateId }));
  return {
    command: {
      type: 'EnrolCandidates',
      candidates: candidates.map(({ candidateId, extraTime, certifiable }) => ({
        candidateId,
        extraTime,
        ...(certifiable === false && { despiteNotCertifiable: true as const }),
      })),
    },
    personal: candidates.map(
      ({ candidateId, lastName, firstName, birthDate, className, localId, email, certifiable }) =>
        person(sessionId, candidateId as string as PersonId, {
          kind: 'candidate',
          candidateId,
          lastName,
          firstName,
          birthDate,
          className,
          localId,
          email,
          certifiable,
        }),
    ),
  };
}
