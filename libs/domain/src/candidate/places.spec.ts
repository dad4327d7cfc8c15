import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import { aRunningTest, aSession, ANA, ana, BOB, joined, LINK2, PC1, PC2, welcomed } from '../testing/given.js';

const seat = (candidateId: typeof ANA, where: string | null): Command => ({
  type: 'SeatCandidate',
  candidateId,
  seat: where,
});
const move = (candidateId: typeof ANA, post: string): Command => ({ type: 'MoveToPost', candidateId, post });
const asks = (post?: string): Command => ({
  type: 'JoinSession',
  candidateId: ANA,
  deviceId: PC2,
  code: 'right',
  ...(post !== undefined && { post }),
});
const authorise: Command = { type: 'AuthoriseResume', candidateId: ANA };
const both = aSession().and(...welcomed(), ...welcomed(BOB));
const running = aRunningTest().and(...welcomed(BOB), seat(ANA, '7'));

describe('[R1] a seat', () => {
  it('that somebody has is refused, whichever way it is written, and says who sits there', () => {
    const then = both.and(seat(ANA, 'b3')).when(seat(BOB, 'B3'));
    then.thenRefused('seat-taken');
    expect(then.result.decision).toMatchObject({ refusal: { params: { candidates: [ANA] } } });
  });

  it('may be given up for another free one, which leaves the first to others', () => {
    both.and(seat(ANA, '3'), seat(ANA, '4')).when(seat(BOB, '3')).then('CandidateSeated');
  });

  it('without a number is free for all', () => {
    both.and(seat(ANA, null)).when(seat(BOB, null)).then('CandidateSeated');
  });

  it('of who has left the test for good is free', () => {
    running.and({ type: 'EndTest', candidateId: ANA }).when(seat(BOB, '7')).then('CandidateSeated');
  });
});

describe('[R6] a move to another PC', () => {
  it('is awaited, stops nothing, and is settled by the one word that gives the candidate to that PC', () => {
    const sent = running.and(move(ANA, '12'));
    expect(ana(sent.current)).toMatchObject({ moving: { post: '12' }, holder: { device: PC1 } });
    const state = sent.and(asks('12')).when(authorise).then('ResumeAuthorised', 'CandidateSeated', 'TestResumed');
    expect(ana(state)).toMatchObject({
      moving: null,
      request: null,
      holder: { device: PC2, post: '12' },
      welcome: { seated: { seat: '12' } },
      test: { phase: 'running' },
    });
  });

  it('that leads to another PC than the one said is over, and gives no place', () => {
    for (const post of ['13', undefined]) {
      const state = running.and(move(ANA, '12'), asks(post)).when(authorise).then('ResumeAuthorised', 'TestResumed');
      expect(ana(state)).toMatchObject({ moving: null, welcome: { seated: { seat: '7' } } });
    }
  });

  it('lasts while the first PC comes back after its grace', () => {
    const state = aRunningTest()
      .and(move(ANA, '12'))
      .and({ type: 'LoseLink', candidateId: ANA, connectionId: 'link1' as never, cause: 'network', heardAt: null })
      .at(5)
      .and({ type: 'TakeLink', candidateId: ANA, deviceId: PC1, connectionId: LINK2, nodeId: 'node' as never })
      .when(authorise)
      .then('ResumeAuthorised', 'TestResumed');
    expect(ana(state).moving).toMatchObject({ post: '12' });
  });

  it('keeps the place for who is awaited, and is refused where somebody sits', () => {
    running.and(move(ANA, '12')).when(seat(BOB, '12')).thenRefused('seat-taken');
    running.and(seat(BOB, '12')).when(move(ANA, '12')).thenRefused('seat-taken');
    const bobs = running.and({ ...asks('12'), candidateId: BOB, code: 'none' } as Command);
    bobs.when(move(ANA, '12')).thenRefused('seat-taken');
  });

  it('is refused where they sit already; the same again changes nothing, another one replaces it', () => {
    const here = aSession().and(asks('12'));
    here.when(move(ANA, '12')).thenRefused('already-at-post');
    const sent = running.and(move(ANA, '12'));
    sent.when(move(ANA, '12')).thenNothing();
    expect(ana(sent.when(move(ANA, '13')).then('MoveAwaited')).moving).toMatchObject({ post: '13' });
  });

  it('is taken back, once', () => {
    const cancel: Command = { type: 'CancelMove', candidateId: ANA };
    const state = running.and(move(ANA, '12'));
    expect(ana(state.when(cancel).then('MoveCancelled')).moving).toBeNull();
    state.and(cancel).when(cancel).thenRefused('no-move');
  });

  it('before the start is settled by joining there', () => {
    const state = aSession()
      .and({ type: 'JoinSession', candidateId: ANA, deviceId: PC1, code: 'none' }, ...welcomed(), move(ANA, '12'))
      .when(asks('12'))
      .then('CandidateJoined', 'CandidateSeated');
    expect(ana(state)).toMatchObject({ moving: null, welcome: { seated: { seat: '12' } } });
  });

  it('is over with the test', () => {
    const state = running.and(move(ANA, '12')).when({ type: 'EndTest', candidateId: ANA }).then('TestClosed');
    expect(ana(state).moving).toBeNull();
    aSession().when(move(ANA, '12')).thenRefused('not-joined');
    expect(joined()).toHaveLength(2);
  });
});
