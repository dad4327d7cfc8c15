import { instant, type CandidateId, type PersonId, type SessionId } from '@vigie/domain';
import { randomUUID } from 'node:crypto';
import { Committer } from '../../apps/server/src/journal/committer.js';
import { person } from '../../apps/server/src/journal/personal.js';
// Its parsers of int8 and timestamptz are the committer's too.
// oxlint-disable-next-line import/no-unassigned-import
import '../../apps/server/src/platform/database.js';
import type { Database } from './server.js';

/** So many more candidates in the demo's session, by the one path; the server that runs learns of them by its catch-up. */
export async function enrolMore({ url, sql }: Database, count: number, into?: string): Promise<void> {
  const [session] = await sql<{ id: SessionId }>('select id from session where $1::uuid is null or id = $1 limit 1', [
    into ?? null,
  ]);
  const sessionId = session!.id;
  const people = Array.from({ length: count }, (_one, n) => ({
    kind: 'candidate' as const,
    candidateId: randomUUID() as string as CandidateId,
    lastName: `Zimmermann ${n}`,
    firstName: 'Alix',
    birthDate: '2012-01-01',
    className: '3e Z',
  }));
  const receivedAt = instant(Date.now());
  const committer = new Committer(url, { now: () => receivedAt });
  await committer.onModuleInit();
  const outcome = await committer.commit({
    sessionId,
    command: {
      type: 'EnrolCandidates',
      candidates: people.map(({ candidateId }) => ({ candidateId, extraTime: { kind: 'none' } })),
    },
    receivedAt,
    actorId: null,
    commandId: null,
    contentHash: null,
    personal: people.map((one) => person(sessionId, one.candidateId as string as PersonId, one)),
    grant: null,
  });
  await committer.onApplicationShutdown();
  if (!outcome.ok) throw new Error(`EnrolCandidates: ${outcome.code}`);
}
