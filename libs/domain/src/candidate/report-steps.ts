import type { CandidateEvent } from '../session/events.js';
import type { Instant } from '../time/instant.js';
import { paperOf } from './phase.js';
import type { CandidateState, IssueReport } from './state.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

export function reported(candidate: CandidateState, event: Event<'IssueReported'>, at: Instant): CandidateState {
  const { category, challengeId: challenge, reference = null } = event;
  const number = placeOf(candidate, event);
  const report = { category, challenge, number, at, version: 1, withdrawn: false, reference };
  return { ...candidate, reports: [...candidate.reports, report] };
}

/** An alert once left the place unsaid: the challenge stands there, or the spare that has just replaced it. */
function placeOf(candidate: CandidateState, { number, challengeId }: Event<'IssueReported'>): number | null {
  if (number !== undefined) return number;
  const paper = paperOf(candidate);
  if (!paper || challengeId === null) return null;
  return paper.challenges.indexOf(challengeId) + 1 || paper.done.length + 1;
}

export const edited = (candidate: CandidateState, event: Event<'IssueReportEdited'>): CandidateState =>
  changed(candidate, event.report, (report) => ({
    ...report,
    category: event.category,
    challenge: event.challengeId,
    number: event.number ?? null,
    version: report.version + 1,
  }));

export const withdrawn = (candidate: CandidateState, event: Event<'IssueReportWithdrawn'>): CandidateState =>
  changed(candidate, event.report, (report) => ({ ...report, withdrawn: true }));

const changed = (
  candidate: CandidateState,
  number: number,
  change: (report: IssueReport) => IssueReport,
): CandidateState => ({
  ...candidate,
  reports: candidate.reports.map((report, index) => (index === number - 1 ? change(report) : report)),
});
