import { describe, expect, it } from 'vitest';
import { CANDIDATE_TABLE } from '../candidate/transitions.js';
import { phaseOf, type CandidatePhase } from '../candidate/phase.js';
import * as given from '../testing/given.js';
import { seconds } from '../time/instant.js';
import type { CandidateCommandType, Command, CommandType } from './commands.js';
import { decide } from './decide.js';
import type { PhaseName, SessionState } from './state.js';
import { SESSION_TABLE } from './transitions.js';

const { ANA, PC1, LINK1, NODE, NOTE, NADIA, CHALLENGES, RULES, SEED } = given;
const on = { candidateId: ANA };
const from = { ...on, deviceId: PC1 };

const WORDS = { category: 'C8', number: null, noteId: NOTE, length: 20 } as const;

/** One command of each type, about Ana where it is about somebody. */
const COMMANDS: { [Type in CommandType]: Extract<Command, { type: Type }> } = {
  PrepareSession: { type: 'PrepareSession', rules: RULES },
  EditSession: { type: 'EditSession', rules: RULES, changed: ['description'] },
  DeleteSession: { type: 'DeleteSession' },
  EnrolCandidates: { type: 'EnrolCandidates', candidates: [] },
  ReviseEnrolment: { type: 'ReviseEnrolment', ...on, personId: NADIA, extraTime: { kind: 'none' } },
  RemoveCandidate: { type: 'RemoveCandidate', ...on },
  ApplyCorrection: { type: 'ApplyCorrection', ...on, correctionId: NADIA, personId: NADIA },
  AllowNotCertifiable: { type: 'AllowNotCertifiable', ...on, noteId: NOTE },
  TakeOver: { type: 'TakeOver', personId: NADIA },
  CheckIdentity: { type: 'CheckIdentity', ...on, how: 'documentSeen', noteId: null },
  SignAttendance: { type: 'SignAttendance', ...on },
  SeatCandidate: { type: 'SeatCandidate', ...on, seat: '4' },
  SwapSeats: { type: 'SwapSeats', ...on, seat: '4', otherId: given.BOB, otherSeat: '5' },
  MoveToPost: { type: 'MoveToPost', ...on, post: '12' },
  CancelMove: { type: 'CancelMove', ...on },
  TakeRows: { type: 'TakeRows', rows: ['A'] },
  UndoWelcomeStep: { type: 'UndoWelcomeStep', ...on, step: 'identity', noteId: NOTE },
  NoteCorrection: { type: 'NoteCorrection', ...on, personId: NADIA },
  AcceptCorrection: { type: 'AcceptCorrection', ...on },
  HandJoiningLink: { type: 'HandJoiningLink', ...on, linkId: 'link' as never },
  JoinSession: { type: 'JoinSession', ...from, code: 'right' },
  TakeLink: { type: 'TakeLink', ...from, connectionId: LINK1, nodeId: NODE },
  LoseLink: { type: 'LoseLink', ...on, connectionId: LINK1, cause: 'network', heardAt: null },
  ConfirmPresence: { type: 'ConfirmPresence', ...on },
  ConfirmPresences: { type: 'ConfirmPresences', candidateIds: [ANA] },
  CancelPresence: { type: 'CancelPresence', ...on },
  LaunchSession: { type: 'LaunchSession', despiteNotReady: true },
  StartTest: { type: 'StartTest', ...from, codeIsRight: true, seed: SEED, challenges: CHALLENGES },
  AnswerChallenge: {
    type: 'AnswerChallenge',
    ...from,
    challengeId: CHALLENGES[0]!,
    answer: { choices: ['a'] },
    claimedAt: null,
  },
  PassChallenge: { type: 'PassChallenge', ...from, challengeId: CHALLENGES[0]! },
  AdmitLateAnswers: { type: 'AdmitLateAnswers', ...on },
  RaiseAlert: { type: 'RaiseAlert', ...from, challengeId: CHALLENGES[0]!, reason: 'image' },
  ValidateAlert: { type: 'ValidateAlert', ...on, category: 'E1' },
  DismissAlert: { type: 'DismissAlert', ...on },
  ReportIssue: { type: 'ReportIssue', ...on, ...WORDS },
  EditIssueReport: { type: 'EditIssueReport', ...on, report: 1, version: 1, ...WORDS },
  WithdrawIssueReport: { type: 'WithdrawIssueReport', ...on, report: 1, version: 1, noteId: NOTE },
  NoteRowRound: { type: 'NoteRowRound' },
  RaiseHand: { type: 'RaiseHand', ...from },
  LowerHand: { type: 'LowerHand', ...from },
  AcknowledgeCall: { type: 'AcknowledgeCall', ...on },
  SettleHand: { type: 'SettleHand', ...on },
  LeaveRoom: { type: 'LeaveRoom', ...on },
  ReturnToRoom: { type: 'ReturnToRoom', ...on },
  LoseFocus: { type: 'LoseFocus', ...from, times: 1, forMs: seconds(12), claimedAt: null },
  GrantTime: { type: 'GrantTime', ...on, minutes: 10, noteId: NOTE },
  CreditLostTime: { type: 'CreditLostTime', ...on },
  CreditLostTimes: { type: 'CreditLostTimes', candidateIds: [ANA] },
  GrantTimes: { type: 'GrantTimes', candidateIds: [ANA], minutes: 10, noteId: NOTE },
  AcknowledgeTime: { type: 'AcknowledgeTime', ...from },
  Announce: { type: 'Announce', candidateIds: [ANA], noteId: NOTE },
  ShowAnnouncement: { type: 'ShowAnnouncement', ...from, noteId: NOTE },
  AcknowledgeAnnouncement: { type: 'AcknowledgeAnnouncement', ...from, noteId: NOTE },
  PauseTest: { type: 'PauseTest', ...on, noteId: NOTE },
  PauseTests: { type: 'PauseTests', candidateIds: [ANA], noteId: NOTE },
  UnpauseTest: { type: 'UnpauseTest', ...on },
  UnpauseTests: { type: 'UnpauseTests', candidateIds: [ANA] },
  ShowEndScreen: { type: 'ShowEndScreen', ...from },
  AuthoriseResume: { type: 'AuthoriseResume', ...on },
  AuthoriseResumes: { type: 'AuthoriseResumes', candidateIds: [ANA] },
  RefuseResume: { type: 'RefuseResume', ...on },
  WitnessEndScreen: { type: 'WitnessEndScreen', ...on },
  UndoWitness: { type: 'UndoWitness', ...on, noteId: NOTE },
  SignOut: { type: 'SignOut', ...from },
  RecordAbandonment: { type: 'RecordAbandonment', ...on, reason: 'lackOfTime' },
  EndTest: { type: 'EndTest', ...on },
  CloseSession: { type: 'CloseSession' },
  CancelSession: { type: 'CancelSession', noteId: NOTE },
  GiveAbortReason: { type: 'GiveAbortReason', ...on, reason: 'lackOfTime' },
  GiveAbortReasons: { type: 'GiveAbortReasons', candidateIds: [ANA], reason: 'lackOfTime' },
  CorrectPresence: { type: 'CorrectPresence', ...on, isPresent: true },
  WitnessEndScreens: { type: 'WitnessEndScreens', candidateIds: [ANA] },
  NoteFinalisation: { type: 'NoteFinalisation', noteId: NOTE, hasIncident: true, hasJoiningProblem: false },
  FinaliseSession: { type: 'FinaliseSession', version: 0, confirmed: [] },
  PassTime: { type: 'PassTime' },
};

const inPhase = (state: SessionState, phase: SessionState['phase']): SessionState => ({ ...state, phase });
const launched = given.aRunningTest().current;

const SESSIONS: Record<PhaseName, SessionState> = {
  unprepared: given.anEmptyScene().current,
  prepared: given.aSession().current,
  welcome: given.aSession().and(COMMANDS.CheckIdentity).current,
  launched,
  ended: given.aFinishedTest().and(COMMANDS.CloseSession).current,
  finalised: inPhase(launched, {
    name: 'finalised',
    launchedAt: given.T0,
    endedAt: given.T0,
    by: 'time',
    at: given.T0,
  }),
  published: inPhase(launched, { name: 'published', launchedAt: given.T0 }),
  cancelled: given.aLaunchedSession().and(COMMANDS.CancelSession).current,
};

const CANDIDATES: Record<CandidatePhase, SessionState> = {
  expected: given.aSession().current,
  waiting: given.aSession().and(...given.joined()).current,
  confirmed: given.aLaunchedSession().current,
  running: given.aRunningTest().current,
  timeUp: given.aRunningTest().at(105).and(COMMANDS.PassTime).current,
  finished: given.aFinishedTest().current,
  endScreen: given.anEndScreen().current,
  witnessed: given.aWitnessedEnd().current,
  signedOut: given.aWitnessedEnd().and(COMMANDS.SignOut).current,
  closed: given.aRunningTest().and(COMMANDS.EndTest).current,
};

const moment = { now: given.at(1), receivedAt: given.at(1) };
const codeOf = (state: SessionState, command: Command) => {
  const decision = decide(state, command, moment);
  return decision.accepted ? null : decision.refusal.code;
};

describe('[B7] every command in every phase of the session', () => {
  for (const [type, cells] of Object.entries(SESSION_TABLE))
    for (const [phase, outcome] of Object.entries(cells)) {
      const state = SESSIONS[phase as PhaseName];
      const command = COMMANDS[type as CommandType];
      it(`${type} when ${phase}: ${outcome}`, () => {
        expect(state.phase.name).toBe(phase);
        if (outcome === 'decide') expect(codeOf(state, command) ?? '').not.toMatch(/^session-(?!not-launched)/);
        else expect(codeOf(state, command)).toBe(outcome);
      });
    }
});

describe('[R1–R10] every command in every phase of a candidate', () => {
  for (const [type, cells] of Object.entries(CANDIDATE_TABLE))
    for (const [phase, outcome] of Object.entries(cells)) {
      const state = CANDIDATES[phase as CandidatePhase];
      const command = COMMANDS[type as CandidateCommandType];
      it(`${type} when ${phase}: ${outcome}`, () => {
        expect(phaseOf(given.ana(state))).toBe(phase);
        if (outcome === 'decide') expect(() => decide(state, command, moment)).not.toThrow();
        else expect(codeOf(state, command)).toBe(outcome);
      });
    }
});
