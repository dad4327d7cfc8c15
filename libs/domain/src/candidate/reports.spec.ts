import { describe, expect, it } from 'vitest';
import type { CandidateCommand } from '../session/commands.js';
import { decide } from '../session/decide.js';
import type { CandidateId, ChallengeId } from '../session/ids.js';
import { evolve } from '../session/evolve.js';
import {
  ANA,
  ana,
  answered,
  aRunningTest,
  aSession,
  at,
  BOB,
  CHALLENGES,
  NOTE,
  PC1,
  started,
  T0,
} from '../testing/given.js';
import { aLaunchedSession, anEndScreen } from '../testing/given.js';
import { groupOf, ALL_REPORT_CATEGORIES, REPORT_SAYS, type ReportCategory } from './report-categories.js';
import { reachedBy } from './reports.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;
const words = { category: 'C8', number: null, noteId: NOTE, length: 20 } as const;

const reports = (given: Partial<Of<'ReportIssue'>> = {}, candidateId: CandidateId = ANA): Of<'ReportIssue'> => ({
  type: 'ReportIssue',
  candidateId,
  ...words,
  ...given,
});
const edits = (given: Partial<Of<'EditIssueReport'>> = {}): Of<'EditIssueReport'> => ({
  type: 'EditIssueReport',
  candidateId: ANA,
  report: 1,
  version: 1,
  ...words,
  ...given,
});
const withdraws = (given: Partial<Of<'WithdrawIssueReport'>> = {}): Of<'WithdrawIssueReport'> => ({
  type: 'WithdrawIssueReport',
  candidateId: ANA,
  report: 1,
  version: 1,
  noteId: NOTE,
  ...given,
});

describe('[R8] a report by the invigilator', () => {
  it('may be written before the test, and opens the welcome; after its end too', () => {
    const wrongName = reports({ category: 'C1' });
    expect(ana(aSession().when(wrongName).then('WelcomeOpened', 'IssueReported')).reports).toMatchObject([
      { category: 'C1', challenge: null, number: null, version: 1, withdrawn: false, reference: null },
    ]);
    anEndScreen().and({ type: 'CloseSession' }).when(reports()).then('IssueReported');
  });

  it('says what its category asks for', () => {
    const scene = aRunningTest();
    for (const category of ALL_REPORT_CATEGORIES) {
      const { challenge, description } = REPORT_SAYS[groupOf(category)];
      const bare = scene.when(reports({ category, number: 1, noteId: null, length: 0 }));
      if (description === 'needed') bare.thenRefused('description-needed');
      else bare.then('IssueReported');
      const unplaced = scene.when(reports({ category }));
      if (challenge === 'needed') unplaced.thenRefused('challenge-number-needed');
      else unplaced.then('IssueReported');
    }
    scene.when(reports({ length: 2_000 })).then('IssueReported');
    scene.when(reports({ length: 2_001 })).thenRefused('description-too-long');
  });

  it('names a challenge that the candidate has reached', () => {
    const about = (number: number) => reports({ category: 'E1', number });
    aLaunchedSession().when(about(1)).thenRefused('not-started');
    const scene = aRunningTest().and(answered(0));
    expect(reachedBy(ana(scene.current))).toBe(2);
    expect(ana(scene.when(about(2)).then('IssueReported')).reports[0]).toMatchObject({ challenge: CHALLENGES[1] });
    for (const number of [0, 3, 33]) scene.when(about(number)).thenRefused('challenge-not-reached');
    scene.when(reports({ number: 3 })).thenRefused('challenge-not-reached');
    aRunningTest().and(answered(0), answered(1), answered(2)).when(about(4)).thenRefused('challenge-not-reached');
  });

  it('of what has no challenge names none', () => {
    expect(
      ana(
        aRunningTest()
          .when(reports({ category: 'C4', number: 9 }))
          .then('IssueReported'),
      ).reports,
    ).toMatchObject([{ challenge: null, number: null }]);
  });
});

describe('[R8] editing and withdrawing', () => {
  const scene = aRunningTest().and(answered(0), reports());

  it('stands upon the version that its author has read', () => {
    const edited = scene.and(edits({ category: 'E1', number: 2 }));
    expect(ana(edited.current).reports).toMatchObject([{ category: 'E1', number: 2, version: 2 }]);
    edited.when(edits()).thenRefused('report-changed');
    edited.when(withdraws()).thenRefused('report-changed');
    edited.when(edits({ version: 2 })).then('IssueReportEdited');
  });

  it('is refused alike as a new one', () => {
    scene.when(edits({ noteId: null })).thenRefused('description-needed');
    scene.when(edits({ category: 'E1', number: 3 })).thenRefused('challenge-not-reached');
    scene.when(edits({ length: 2_001 })).thenRefused('description-too-long');
  });

  it('of none, or of a withdrawn one, is refused; its number is not given again', () => {
    scene.when(edits({ report: 2 })).thenRefused('no-report');
    const withdrawn = scene.and(withdraws());
    withdrawn.when(edits()).thenRefused('report-withdrawn');
    withdrawn.when(withdraws()).thenRefused('report-withdrawn');
    expect(ana(withdrawn.and(reports()).current).reports.map(({ withdrawn: gone }) => gone)).toEqual([true, false]);
  });
});

describe('[R7, R8] a report that comes of a validated alert', () => {
  const challengeId = CHALLENGES[0]!;
  const spares = ['s1'] as ChallengeId[];
  const scene = aLaunchedSession().and(
    { ...started(), spares } as CandidateCommand,
    { type: 'RaiseAlert', candidateId: ANA, deviceId: PC1, challengeId, reason: 'image' },
    { type: 'ValidateAlert', candidateId: ANA, category: 'E1' },
  );

  it('has the place that the challenge had, and keeps the challenge when it is edited', () => {
    expect(ana(scene.current).reports).toMatchObject([{ challenge: challengeId, number: 1 }]);
    const edited = scene.and(edits({ category: 'E2', number: 1 }));
    expect(ana(edited.current).reports).toMatchObject([{ category: 'E2', challenge: challengeId, version: 2 }]);
  });

  it('written by an earlier version has that place too', () => {
    const event = { type: 'IssueReported', candidateId: ANA, category: 'E1' as ReportCategory, challengeId } as const;
    expect(ana(evolve(scene.current, event, at(1))).reports[1]).toMatchObject({ number: 1, challenge: challengeId });
  });
});

describe('[R8] a fraud report', () => {
  const fraud = (candidateId = ANA) => reports({ category: 'C6' }, candidateId);

  it('has a number in the session, and changes nothing of the test', () => {
    const scene = aRunningTest().and(fraud(), fraud(BOB), withdraws());
    const before = ana(aRunningTest().current);
    const after = ana(scene.and(fraud()).current);
    expect(after.reports.map(({ reference }) => reference)).toEqual([1, 3]);
    expect({ ...after, reports: [], weighedAt: before.weighedAt }).toEqual(before);
  });

  it('stays one, and nothing else becomes one', () => {
    aRunningTest().and(fraud()).when(edits()).thenRefused('fraud-report-apart');
    aRunningTest()
      .and(reports())
      .when(edits({ category: 'C6' }))
      .thenRefused('fraud-report-apart');
    const kept = aRunningTest().and(fraud(), edits({ category: 'C6' }));
    expect(ana(kept.current).reports).toMatchObject([{ reference: 1, version: 2 }]);
  });
});

describe('[R12] a round through the rows', () => {
  it('is remembered while the tests run', () => {
    const round = { type: 'NoteRowRound' } as const;
    aSession().when(round).thenRefused('session-not-launched');
    expect(aRunningTest().at(20).when(round).then('RowRoundNoted').rowRoundAt).toBe(at(20));
    const moment = { now: T0, receivedAt: T0 };
    const over = anEndScreen().and({ type: 'CloseSession' }).current;
    expect(decide(over, round, moment)).toMatchObject({ refusal: { code: 'session-ended' } });
  });
});
