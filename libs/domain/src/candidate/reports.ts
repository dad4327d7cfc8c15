import type { CandidateCommand } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { ReportedIssue } from '../session/events.js';
import type { RuleRefusal } from '../session/refusal.js';
import type { SessionState } from '../session/state.js';
import { paperOf } from './phase.js';
import { groupOf, LONGEST_DESCRIPTION, REPORT_SAYS } from './report-categories.js';
import type { CandidateState, IssueReport } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;
type Written = Of<'ReportIssue'> | Of<'EditIssueReport'>;

/** R8: a report by the invigilator. It is written, and nothing else: a fraud report punishes nobody. */
export function reportIssue(state: SessionState, candidate: CandidateState, command: Of<'ReportIssue'>): Decision {
  const refusal = unfit(candidate, command);
  if (refusal) return refusal;
  const issue = issueOf(candidate, command);
  const { id: candidateId } = candidate;
  if (groupOf(command.category) !== 'fraud') return accept({ type: 'IssueReported', candidateId, ...issue });
  return accept({ type: 'IssueReported', candidateId, ...issue, reference: nextReference(state) });
}

/** R8: whole again, upon the version that its author has read. What it was before stays in the journal. */
export function editReport(candidate: CandidateState, command: Of<'EditIssueReport'>): Decision {
  const found = standing(candidate, command);
  if ('refusal' in found) return found.refusal;
  const isFraud = groupOf(found.report.category) === 'fraud';
  if (isFraud !== (groupOf(command.category) === 'fraud')) return refuse('fraud-report-apart');
  const refusal = unfit(candidate, command);
  if (refusal) return refusal;
  const issue = issueOf(candidate, command);
  // The challenge of an alert is no longer where it stood, once a spare replaced it.
  const challengeId = issue.number === found.report.number ? found.report.challenge : issue.challengeId;
  const { id: candidateId } = candidate;
  return accept({ type: 'IssueReportEdited', candidateId, report: command.report, ...issue, challengeId });
}

export function withdrawReport(candidate: CandidateState, command: Of<'WithdrawIssueReport'>): Decision {
  const found = standing(candidate, command);
  if ('refusal' in found) return found.refusal;
  const { report, noteId } = command;
  return accept({ type: 'IssueReportWithdrawn', candidateId: candidate.id, report, noteId });
}

/** The report as its author has read it: of two who edit it at once, the second reads the first. */
function standing(
  { reports }: CandidateState,
  { report: number, version }: Of<'EditIssueReport'> | Of<'WithdrawIssueReport'>,
): { report: IssueReport } | { refusal: Decision } {
  const report = reports[number - 1];
  if (!report) return { refusal: refuse('no-report') };
  if (report.withdrawn) return { refusal: refuse('report-withdrawn') };
  return report.version === version ? { report } : { refusal: refuse('report-changed') };
}

/** What the category asks for is said, in words that are not too many, of a challenge that was reached. */
function unfit(candidate: CandidateState, { category, number, noteId, length }: Written): Decision | null {
  const says = REPORT_SAYS[groupOf(category)];
  if (says.description === 'needed' && noteId === null) return refuse('description-needed');
  if (length > LONGEST_DESCRIPTION) return refuse('description-too-long', { count: LONGEST_DESCRIPTION });
  if (says.challenge === 'none' || (says.challenge === 'optional' && number === null)) return null;
  return unreached(candidate, number);
}

function unreached(candidate: CandidateState, number: number | null): Decision | null {
  const count = reachedBy(candidate);
  const refused = (code: RuleRefusal) => refuse(code, { count });
  if (count === 0) return refuse('not-started');
  if (number === null) return refuse('challenge-number-needed');
  return number >= 1 && number <= count ? null : refused('challenge-not-reached');
}

/** The place of the last challenge that the candidate has seen, from 1; 0 before the start. */
export function reachedBy(candidate: CandidateState): number {
  const paper = paperOf(candidate);
  return paper ? Math.min(paper.done.length + 1, paper.challenges.length) : 0;
}

function issueOf(candidate: CandidateState, { category, number: said, noteId }: Written): ReportedIssue {
  const number = REPORT_SAYS[groupOf(category)].challenge === 'none' ? null : said;
  const challengeId = number === null ? null : (paperOf(candidate)?.challenges[number - 1] ?? null);
  return { category, challengeId, number, noteId };
}

/** Fraud reports are numbered through the session; a number is never given again. */
function nextReference({ candidates }: SessionState): number {
  const given = candidates.values().flatMap(({ reports }) => reports.map(({ reference }) => reference ?? 0));
  return Math.max(0, ...given) + 1;
}
