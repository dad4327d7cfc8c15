import {
  CHANGES_LATE,
  SESSION_DETAILS,
  type FollowUp,
  type PersonId,
  type SessionId,
  type SessionRules,
} from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { SessionRules as RulesForm, type SessionSettings } from '@vigie/protocol';
import { DataSource } from 'typeorm';
import { RosterService, type PersonEntity } from '../enrolment/index.js';
import { SessionsService, type SessionEntity } from '../sessions/index.js';
import { onTheWall } from './when.js';

export interface Watching {
  person: PersonEntity;
  name: string;
  hasActed: boolean;
}

/** What was said of a session, as the form shows it. */
@Injectable()
export class SettingsView {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(RosterService) private readonly roster: RosterService,
  ) {}

  async of(session: SessionEntity): Promise<SessionSettings> {
    const { id, plannedAt, timeZone } = session;
    const [rules, people, followed] = await Promise.all([this.rules(id), this.watching(id), this.followed(id)]);
    const listed = people.filter(({ person }) => person.removedAt === null);
    return {
      ok: true,
      sessionId: id,
      centerId: session.centerId,
      center: await this.sessions.centerName(session),
      number: session.number,
      accessCode: session.accessCode,
      phase: followed?.phase ?? 'unprepared',
      enrolled: followed?.counts.enrolled ?? 0,
      hasJoined: (followed?.counts.joined ?? 0) > 0,
      room: session.room,
      roomId: session.roomId,
      address: session.address,
      ...onTheWall(plannedAt, timeZone),
      timeZone,
      invigilators: listed.map(({ name, hasActed }) => ({ name, hasActed })),
      description: session.description,
      rules: formOf(rules),
      changeable: changeableIn(followed?.phase),
      cancelledBecause: await this.cancelledBecause(id),
    };
  }

  /** As the journal has them last. */
  async rules(sessionId: SessionId): Promise<SessionRules> {
    const [row] = await this.database.query<{ rules: SessionRules }[]>(
      `select data->'rules' as rules from journal
       where session_id = $1 and type in ('SessionPrepared', 'SessionRulesChanged') order by seq desc limit 1`,
      [sessionId],
    );
    return row!.rules;
  }

  /** Whom the session's list names, or named; who acted under a name stays on it. */
  async watching(sessionId: SessionId): Promise<Watching[]> {
    const rows = await this.database.query<{ id: PersonId }[]>(
      `select distinct data->>'personId' as id from journal where session_id = $1 and type = 'InvigilatorTookOver'`,
      [sessionId],
    );
    const acted = new Set(rows.map(({ id }) => id));
    const people = await this.roster.invigilators(sessionId);
    return people.map((person) => ({
      person,
      name: `${person.firstName} ${person.lastName}`.trim(),
      hasActed: acted.has(person.id),
    }));
  }

  private async followed(sessionId: SessionId): Promise<FollowUp | null> {
    const [row] = await this.database.query<{ summary: FollowUp | null }[]>(
      'select summary from session where id = $1',
      [sessionId],
    );
    return row?.summary ?? null;
  }

  private async cancelledBecause(sessionId: SessionId): Promise<string | null> {
    const [row] = await this.database.query<{ body: string }[]>(
      `select n.body from journal j join note n on n.id = (j.data->>'noteId')::uuid
       where j.session_id = $1 and j.type = 'SessionCancelled'`,
      [sessionId],
    );
    return row?.body ?? null;
  }
}

/** As they were journalled, with what was not said then as it counts. */
const formOf = (rules: SessionRules): SessionSettings['rules'] => RulesForm.parse(rules);

/** B1, as the rules answer. */
function changeableIn(phase: FollowUp['phase'] | undefined): SessionSettings['changeable'] {
  if (phase === 'prepared' || phase === 'welcome') return [...SESSION_DETAILS, 'rules'];
  return phase === 'launched' || phase === 'ended' ? [...CHANGES_LATE] : [];
}
