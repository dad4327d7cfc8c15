import type { CandidateEvent } from '../session/events.js';
import type { Instant } from '../time/instant.js';
import { evolveCandidate } from './evolve.js';
import { enrolled, type CandidateState } from './state.js';

/** How far back the room looks at a glance. */
export const TIMELINE_MINUTES = 90;
/** A link that flaps for ninety minutes draws no more than this. */
export const MOST_SPANS = 30;

/** `to`: null while it lasts. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** When a candidate was lost, and when an alert was open; oldest first. Only the last of each may still last. */
export interface Timeline {
  readonly lost: readonly Span[];
  readonly alerts: readonly Span[];
}

/** What a timeline is made of, as a state or a tile says it. */
export interface Seen {
  /** Null: no browser holds the candidate, which says nothing of the link. */
  readonly isLinked: boolean | null;
  readonly isAlertOpen: boolean;
}

export const NO_TIMELINE: Timeline = { lost: [], alerts: [] };

/** What can change what is seen; answers, the bulk of a journal, cannot. */
export const TIMELINE_EVENTS = [
  'CandidateJoined',
  'ResumeAsked',
  'ResumeAuthorised',
  'ResumeRefused',
  'GraceLapsed',
  'LinkTaken',
  'LinkLost',
  'AlertRaised',
  'AlertValidated',
  'AlertDismissed',
] as const satisfies readonly CandidateEvent['type'][];

/** The timeline after what is seen at an instant; the same one when nothing of it began or ended. */
export function followed(before: Timeline, { isLinked, isAlertOpen }: Seen, at: Instant): Timeline {
  const lost = isLinked === null ? before.lost : spans(before.lost, !isLinked, at);
  const alerts = spans(before.alerts, isAlertOpen, at);
  return lost === before.lost && alerts === before.alerts ? before : { lost, alerts };
}

function spans(before: readonly Span[], isOn: boolean, at: Instant): readonly Span[] {
  const last = before[before.length - 1];
  const wasOn = last !== undefined && last.to === null;
  if (isOn === wasOn) return before;
  if (isOn) return [...before, { from: at, to: null }].slice(-MOST_SPANS);
  return [...before.slice(0, -1), { from: last!.from, to: at }];
}

export const seenOf = ({ holder, call }: CandidateState): Seen => ({
  isLinked: holder?.link?.on ?? null,
  isAlertOpen: call !== null && call.alert !== null,
});

/** From the journal's rows of one candidate, of the types above, in order. */
export function timelineOf(rows: readonly { readonly event: CandidateEvent; readonly at: Instant }[]): Timeline {
  let candidate = enrolled(rows[0]?.event.candidateId as CandidateState['id'], { kind: 'none' });
  let timeline = NO_TIMELINE;
  for (const { event, at } of rows) {
    candidate = evolveCandidate(candidate, event, at);
    timeline = followed(timeline, seenOf(candidate), at);
  }
  return timeline;
}

/** What of it reaches into the last ninety minutes. */
export function recentOf({ lost, alerts }: Timeline, now: Instant): Timeline {
  const isRecent = ({ to }: Span) => to === null || to > now - TIMELINE_MINUTES * 60_000;
  return { lost: lost.filter(isRecent), alerts: alerts.filter(isRecent) };
}

export const isEmptyTimeline = ({ lost, alerts }: Timeline): boolean => lost.length + alerts.length === 0;
