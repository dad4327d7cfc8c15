import { describe, expect, it } from 'vitest';
import { anEmptyScene, answered, at, NODE, RULES, started, welcomed } from '../testing/given.js';
import type { Command } from './commands.js';
import type { CandidateId, ConnectionId, DeviceId } from './ids.js';

const IDS = ['c1', 'c2', 'c3', 'c4', 'c5'] as CandidateId[];
const [ONE, TWO, THREE, FOUR, FIVE] = IDS as [CandidateId, CandidateId, CandidateId, CandidateId, CandidateId];
const pcOf = (id: CandidateId) => `pc-${id}` as DeviceId;
const linkOf = (id: CandidateId) => `link-${id}` as ConnectionId;

const taken = (candidateId: CandidateId): Command => ({
  type: 'TakeLink',
  candidateId,
  deviceId: pcOf(candidateId),
  connectionId: linkOf(candidateId),
  nodeId: NODE,
});
const lost = (candidateId: CandidateId, heardAt = at(0), cause: 'network' | 'server' = 'network'): Command => ({
  type: 'LoseLink',
  candidateId,
  connectionId: linkOf(candidateId),
  cause,
  heardAt,
});
const aRoom = () =>
  anEmptyScene()
    .and(
      { type: 'PrepareSession', rules: RULES },
      { type: 'EnrolCandidates', candidates: IDS.map((candidateId) => ({ candidateId, extraTime: { kind: 'none' } })) },
    )
    .and(...IDS.flatMap((candidateId) => [...joinedAs(candidateId), ...welcomed(candidateId)]))
    .and({ type: 'ConfirmPresences', candidateIds: IDS }, { type: 'LaunchSession', despiteNotReady: true })
    .and(...IDS.map((id) => started(id, pcOf(id))));
const joinedAs = (candidateId: CandidateId): Command[] => [
  { type: 'JoinSession', candidateId, deviceId: pcOf(candidateId), code: 'none' },
  taken(candidateId),
];
const SECOND = 1 / 60;

describe('[T6] an outage of the room', () => {
  it('is three or more lost together, from when the first was last heard', () => {
    const two = aRoom()
      .at(10.1)
      .and(lost(ONE, at(10)), lost(TWO, at(10 + 4 * SECOND)));
    expect(two.current.outages).toEqual([]);
    const { outages } = two.at(10.2).and(lost(THREE, at(10 + 2 * SECOND))).current;
    expect(outages).toEqual([
      {
        cause: 'network',
        startedAt: at(10),
        spreadAt: at(10 + 4 * SECOND),
        candidates: [ONE, TWO, THREE],
        endedAt: null,
      },
    ]);
  });

  it('is one incident, whoever else is lost with them', () => {
    const scene = aRoom()
      .at(10.1)
      .and(lost(ONE, at(10)), lost(TWO, at(10)), lost(THREE, at(10)));
    const { outages } = scene.and(lost(FOUR, at(10 + 9 * SECOND))).current;
    expect(outages).toHaveLength(1);
    expect(outages[0]!.candidates).toEqual([ONE, TWO, THREE, FOUR]);
  });

  it('is not what single PCs lose one after the other, nor the server’s with the network’s', () => {
    const apart = aRoom()
      .at(10)
      .and(lost(ONE, at(10)))
      .at(11)
      .and(lost(TWO, at(11)))
      .at(12)
      .and(lost(THREE, at(12)));
    expect(apart.current.outages).toEqual([]);
    const mixed = aRoom()
      .at(10)
      .and(lost(ONE, at(10)), lost(TWO, at(10)), lost(THREE, at(10), 'server'));
    expect(mixed.current.outages).toEqual([]);
    const server = aRoom()
      .at(10)
      .and(...[ONE, TWO, THREE].map((id) => lost(id, at(10), 'server')));
    expect(server.current.outages).toMatchObject([{ cause: 'server' }]);
  });

  it('lasts until the last of them is back; who is lost much later is not of it', () => {
    const cut = aRoom()
      .at(10.1)
      .and(...[ONE, TWO, THREE].map((id) => lost(id, at(10))));
    const partly = cut
      .at(11)
      .and(taken(ONE), taken(TWO))
      .at(12)
      .and(lost(FIVE, at(12)));
    expect(partly.current.outages).toMatchObject([{ candidates: [ONE, TWO, THREE], endedAt: null }]);
    const over = partly.at(13).and(taken(THREE)).current;
    expect(over.outages).toMatchObject([{ startedAt: at(10), endedAt: at(13) }]);
  });

  it('takes no notice of who is lost in it again, nor of who works on', () => {
    const cut = aRoom()
      .at(10.1)
      .and(...[ONE, TWO, THREE].map((id) => lost(id, at(10))));
    const flapping = cut
      .at(10.2)
      .and(taken(ONE))
      .at(10.3)
      .and(lost(ONE, at(10.3)));
    expect(flapping.current.outages).toEqual(cut.current.outages);
    const work = flapping.and({ ...answered(0), candidateId: FOUR, deviceId: pcOf(FOUR) } as Command);
    expect(work.current.outages).toBe(flapping.current.outages);
  });

  it('a second one is another incident', () => {
    const first = aRoom()
      .at(10.1)
      .and(...[ONE, TWO, THREE].map((id) => lost(id, at(10))));
    const back = first.at(11).and(...[ONE, TWO, THREE].map(taken));
    const { outages } = back.at(20.1).and(...[ONE, TWO, FOUR].map((id) => lost(id, at(20)))).current;
    expect(outages).toMatchObject([
      { endedAt: at(11) },
      { startedAt: at(20), candidates: [ONE, TWO, FOUR], endedAt: null },
    ]);
  });

  it('ends with the session, and with the tests of those who were away', () => {
    const cut = aRoom()
      .at(10.1)
      .and(...[ONE, TWO, THREE].map((id) => lost(id, at(10))));
    const ended = cut
      .at(12)
      .and(...[ONE, TWO, THREE].map((candidateId) => ({ type: 'EndTest', candidateId }) as const));
    expect(ended.current.outages).toMatchObject([{ endedAt: at(12) }]);
    expect(cut.at(200).and({ type: 'PassTime' }).current.outages).toMatchObject([{ endedAt: at(135) }]);
  });
});
