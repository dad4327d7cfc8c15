import { endTimes, isRoomPaused, type SessionId, type TimedTest } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { ProjectorView, RefusalCode } from '@vigie/protocol';
import { DataSource } from 'typeorm';

interface Row extends Omit<ProjectorView, 'commonEndAt' | 'lastEndAt' | 'otherEnds' | 'isPaused'> {
  sessionId: SessionId;
  tests: TimedTest[];
}
type Phase = ProjectorView['phase'];

/** What the wall reads (R4): the code leaves the database only while the session is launched, names never. */
@Injectable()
export class ProjectionView {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async of(sessionId: SessionId): Promise<ProjectorView | null> {
    return (await this.ofSessions([sessionId])).get(sessionId) ?? null;
  }

  async ofSessions(sessionIds: readonly SessionId[]): Promise<Map<SessionId, ProjectorView>> {
    const rows = await this.database.query<Row[]>(ROWS, [sessionIds]);
    return new Map(rows.map(({ sessionId, tests, ...session }) => [sessionId, { ...session, ...endsOf(tests) }]));
  }

  /** Where each session stands, without its tests. */
  async heads(sessionIds: readonly SessionId[]): Promise<{ sessionId: SessionId; seq: number; phase: Phase }[]> {
    return this.database.query(
      `select id as "sessionId", (summary->>'seq')::int as seq, view->>'phase' as phase
       from session where summary is not null and id = any($1::uuid[])`,
      [sessionIds],
    );
  }
}

const ROWS = `
select s.id as "sessionId", (s.summary->>'seq')::int as seq, s.number, s.room, s.time_zone as "timeZone",
  s.view->>'phase' as phase, s.view->'launchedAt' as "launchedAt",
  case when s.view->>'phase' = 'launched' then s.access_code end as "accessCode",
  coalesce((
    select json_agg(json_build_object(
      'deadlineAt', t.tile->'deadlineAt',
      'isOver', t.tile->>'closed' is not null or t.tile->>'endScreenAt' is not null
        or coalesce(t.tile->'progress'->>'done' = t.tile->'progress'->>'total', false),
      'isPaused', t.tile->>'pausedSince' is not null))
    from tile t where t.session_id = s.id
    and (t.tile->>'joinedAt' is not null or t.tile->>'startedAt' is not null)), '[]') as tests
from session s where s.summary is not null and s.view is not null and s.id = any($1::uuid[])`;

function endsOf(tests: readonly TimedTest[]) {
  const { commonAt, lastAt, others } = endTimes(tests);
  return { commonEndAt: commonAt, lastEndAt: lastAt, otherEnds: [...others], isPaused: isRoomPaused(tests) };
}

/** Why a session is projected no more: its links go with it. */
export function whyOver(phase: Phase): RefusalCode | null {
  if (phase === 'cancelled') return 'session-cancelled';
  return phase === 'ended' || phase === 'finalised' || phase === 'published' ? 'session-ended' : null;
}
