import type { CandidateEvent } from '../session/events.js';
import type { Instant } from '../time/instant.js';
import { movedOn } from './places.js';
import type { CandidateState, Link } from './state.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

export const joined = ({ deviceId, post }: Event<'CandidateJoined'>, at: Instant): CandidateState['holder'] => ({
  device: deviceId,
  joinedAt: at,
  link: null,
  lapsed: false,
  post: post ?? null,
});

export function asked({ holder }: CandidateState, event: Event<'ResumeAsked'>, at: Instant): CandidateState['request'] {
  const own = holder?.device === event.deviceId ? holder : null;
  const post = event.post ?? own?.post ?? null;
  return { device: event.deviceId, since: at, why: event.why, link: own?.link ?? null, post };
}

export function authorised(candidate: CandidateState, event: Event<'ResumeAuthorised'>, at: Instant): CandidateState {
  const { link = null, post = null } = candidate.request ?? {};
  // Away just now: the grace counts from the word that was given, not from a loss before it.
  const from = link && !link.on ? { ...link, since: at } : link;
  const holder = { device: event.deviceId, joinedAt: at, link: from, lapsed: false, post };
  return { ...candidate, request: null, holder, moving: movedOn(candidate, event.deviceId) };
}

/** A browser that is turned away holds nothing any more: it joins again, and asks again. */
export function turnedAway(
  candidate: CandidateState,
  { deviceId }: Event<'ResumeRefused'>,
  at: Instant,
): CandidateState {
  const { holder } = candidate;
  if (!holder || holder.device === deviceId) return { ...candidate, holder: null, request: null };
  // The holder that waits behind the other browser's request asks again in its place.
  const request = {
    device: holder.device,
    since: at,
    why: 'graceLapsed',
    link: holder.link,
    post: holder.post,
  } as const;
  return { ...candidate, request: holder.lapsed ? request : null };
}

export function linked(candidate: CandidateState, event: Event<'LinkTaken'>, at: Instant): CandidateState {
  const link: Link = { on: true, connection: event.connectionId, node: event.nodeId, since: at };
  return onBoth(candidate, event.deviceId, () => link);
}

export function unlinked(candidate: CandidateState, event: Event<'LinkLost'>, at: Instant): CandidateState {
  const lost: Link = { on: false, since: at, heardAt: event.heardAt ?? at, cause: event.cause };
  return onBoth(silentAtTheEnd(candidate, event), null, (link) =>
    link?.on && link.connection === event.connectionId ? lost : link,
  );
}

export const isLinked = ({ holder }: CandidateState): boolean => holder?.link?.on === true;

/** T4: a link that was silent since before the deadline was not live at it, though its loss is noticed later. */
function silentAtTheEnd(candidate: CandidateState, { connectionId, heardAt }: Event<'LinkLost'>): CandidateState {
  const { test, holder } = candidate;
  const isTheirs = holder?.link?.on === true && holder.link.connection === connectionId;
  if (test.phase !== 'timeUp' || !isTheirs || heardAt === null || heardAt >= test.since) return candidate;
  return { ...candidate, test: { ...test, linked: false } };
}

/** The holder and the waiting request may be one browser: both links change together. */
function onBoth(
  candidate: CandidateState,
  device: string | null,
  change: (link: Link | null) => Link | null,
): CandidateState {
  const of = <T extends { device: string; link: Link | null }>(seat: T | null): T | null =>
    seat && (device === null || seat.device === device) ? { ...seat, link: change(seat.link) } : seat;
  return { ...candidate, holder: of(candidate.holder), request: of(candidate.request) };
}
