import { describe, expect, it } from 'vitest';
import { aRunningTest, aSession, ANA, BOB, welcomed } from '../testing/given.js';
import type { Command } from './commands.js';
import type { SessionState } from './state.js';

const seat = (candidateId: typeof ANA, where: string | null): Command => ({
  type: 'SeatCandidate',
  candidateId,
  seat: where,
});
const swap = (seatOfAna = '3', seatOfBob = '4'): Command => ({
  type: 'SwapSeats',
  candidateId: ANA,
  seat: seatOfAna,
  otherId: BOB,
  otherSeat: seatOfBob,
});
const seatsOf = ({ candidates }: SessionState) => candidates.values().map(({ welcome }) => welcome.seated?.seat);
const both = aSession().and(...welcomed(), ...welcomed(BOB), seat(ANA, '3'), seat(BOB, '4'));

describe('[R1] two candidates who change places', () => {
  it('do so by one order, in the middle of a test too', () => {
    expect(seatsOf(both.when(swap()).then('CandidateSeated', 'CandidateSeated'))).toEqual(['4', '3']);
    const running = aRunningTest().and(...welcomed(BOB), seat(ANA, 'a3'), seat(BOB, 'B4'));
    expect(seatsOf(running.when(swap('A3', 'b4')).then('CandidateSeated', 'CandidateSeated'))).toEqual(['B4', 'a3']);
  });

  it('never change back because two invigilators ordered it at once', () => {
    expect(seatsOf(both.and(swap()).when(swap()).thenNothing())).toEqual(['4', '3']);
  });

  it('are refused when they sit elsewhere than the author of the order saw', () => {
    const then = both.and(seat(BOB, '9')).when(swap());
    then.thenRefused('seats-changed');
    expect(then.result.decision).toMatchObject({ refusal: { params: { candidates: [ANA, BOB] } } });
  });

  it('are refused while one of them has no place, and it says who', () => {
    const then = both.and(seat(BOB, null)).when(swap());
    then.thenRefused('no-seat-to-swap');
    expect(then.result.decision).toMatchObject({ refusal: { params: { candidates: [BOB] } } });
  });

  it('are refused once one of them is over, not signed, or unknown', () => {
    aRunningTest()
      .and(seat(ANA, '3'), ...welcomed(BOB), seat(BOB, '4'))
      .and({ type: 'EndTest', candidateId: ANA })
      .when(swap())
      .thenRefused('already-abandoned-or-ended');
    both
      .and({ type: 'UndoWelcomeStep', candidateId: BOB, step: 'attendance', noteId: null })
      .when(swap())
      .thenRefused('attendance-first');
    both.when({ ...swap(), otherId: 'nobody' } as Command).thenRefused('unknown-candidate');
  });

  it('is nobody with themselves', () => {
    both.when({ ...swap('3', '4'), otherId: ANA } as Command).thenRefused('seats-changed');
  });
});
