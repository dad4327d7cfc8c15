import { correctPresence, giveAbortReason } from '../finalization/finalise.js';
import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { SessionState } from '../session/state.js';
import * as announcements from './announcements.js';
import * as calls from './calls.js';
import * as clock from './clock.js';
import * as enrolment from './enrolment.js';
import { loseFocus } from './focus.js';
import * as link from './joining-link.js';
import * as late from './late-answers.js';
import * as lost from './lost-time.js';
import { phaseOf } from './phase.js';
import * as places from './places.js';
import * as reports from './reports.js';
import * as seat from './seat.js';
import type { CandidateState } from './state.js';
import * as sitting from './sitting.js';
import { CANDIDATE_TABLE } from './transitions.js';
import * as welcome from './welcome.js';

/** One switch of short verbs over what may be ordered about one candidate. */
export function decideCandidate(
  state: SessionState,
  candidate: CandidateState,
  command: CandidateCommand,
  moment: Moment,
): Decision {
  const outcome = CANDIDATE_TABLE[command.type][phaseOf(candidate)];
  if (outcome !== 'decide') return refuse(outcome);
  const candidateId = candidate.id;
  switch (command.type) {
    case 'ReviseEnrolment':
      return enrolment.revise(candidate, command);
    case 'RemoveCandidate':
      return enrolment.remove(candidate);
    case 'ApplyCorrection':
      return enrolment.applyCorrection(candidate, command);
    case 'AllowNotCertifiable':
      return accept({ type: 'NotCertifiableAllowed', candidateId, noteId: command.noteId });
    case 'CheckIdentity':
      return welcome.checkIdentity(candidate, command);
    case 'SignAttendance':
      return welcome.signAttendance(candidate);
    case 'SeatCandidate':
      return welcome.seat(state, candidate, command.seat);
    case 'MoveToPost':
      return places.move(state, candidate, command.post);
    case 'CancelMove':
      return places.cancelMove(candidate);
    case 'UndoWelcomeStep':
      return welcome.undo(candidate, command);
    case 'NoteCorrection':
      return accept({ type: 'CorrectionNoted', candidateId, personId: command.personId });
    case 'AcceptCorrection':
      return welcome.acceptCorrection(candidate);
    case 'ConfirmPresence':
      return welcome.confirmPresence(candidate);
    case 'CancelPresence':
      return candidate.confirmedAt === null ? accept() : accept({ type: 'PresenceCancelled', candidateId });
    case 'HandJoiningLink':
      return link.hand(candidate, command.linkId);
    case 'JoinSession':
      return seat.join(candidate, command, moment);
    case 'TakeLink':
      return seat.takeLink(state, candidate, command, moment);
    case 'LoseLink':
      return seat.loseLink(candidate, command);
    case 'AuthoriseResume':
      return seat.authorise(candidate);
    case 'RefuseResume':
      return seat.refuseResume(candidate);
    case 'StartTest':
      return sitting.start(state, candidate, command, moment);
    case 'AnswerChallenge':
    case 'PassChallenge':
      return sitting.progress(state, candidate, command, moment);
    case 'AdmitLateAnswers':
      return late.admitLate(state, candidate);
    case 'RaiseAlert':
      return calls.raiseAlert(candidate, command);
    case 'ValidateAlert':
      return calls.validateAlert(candidate, command, moment);
    case 'DismissAlert':
      return calls.dismissAlert(candidate, moment);
    case 'ReportIssue':
      return reports.reportIssue(state, candidate, command);
    case 'EditIssueReport':
      return reports.editReport(candidate, command);
    case 'WithdrawIssueReport':
      return reports.withdrawReport(candidate, command);
    case 'RaiseHand':
      return calls.raiseHand(candidate, command);
    case 'LowerHand':
      return calls.lowerHand(candidate, command);
    case 'AcknowledgeCall':
      return calls.acknowledgeCall(candidate, moment);
    case 'SettleHand':
      return calls.settleHand(candidate);
    case 'LeaveRoom':
      return calls.leaveRoom(candidate);
    case 'ReturnToRoom':
      return calls.returnToRoom(candidate);
    case 'LoseFocus':
      return loseFocus(candidate, command, moment);
    case 'GrantTime':
      return clock.grantTime(state, candidate, command, moment);
    case 'CreditLostTime':
      return lost.creditLostTime(state, candidate, moment.now);
    case 'AcknowledgeTime':
      return clock.acknowledgeTime(candidate, command);
    case 'ShowAnnouncement':
    case 'AcknowledgeAnnouncement':
      return announcements.receive(candidate, command);
    case 'PauseTest':
      return clock.pauseTest(state, candidate, command);
    case 'UnpauseTest':
      return clock.unpauseTest(candidate);
    case 'ShowEndScreen':
      return sitting.showEndScreen(candidate, command.deviceId);
    case 'WitnessEndScreen':
      return sitting.witness(candidate, moment);
    case 'UndoWitness':
      return accept({ type: 'WitnessUndone', candidateId, noteId: command.noteId });
    case 'SignOut':
      return sitting.signOut(candidate, command.deviceId);
    case 'RecordAbandonment':
      return accept({ type: 'TestClosed', candidateId, how: 'abandoned', reason: command.reason });
    case 'GiveAbortReason':
      return giveAbortReason(candidate, command.reason);
    case 'CorrectPresence':
      return correctPresence(candidate, command.isPresent);
    case 'EndTest':
      return accept({ type: 'TestClosed', candidateId, how: 'endedByInvigilator', reason: null });
    default:
      return command satisfies never;
  }
}
