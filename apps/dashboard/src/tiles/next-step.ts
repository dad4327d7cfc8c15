import type { SessionView, Tile } from '@vigie/protocol';
import type { Order } from '../orders/order';
import { isOver } from '../room/attention';
import type { GlyphName } from './glyphs';

type StepName =
  'identity' | 'attendance' | 'seat' | 'presence' | 'resume' | 'witness' | 'coming' | 'handle' | 'settle' | 'back';

/** The most likely next act of the invigilator on a candidate: one tap on the tile. */
export interface NextStep {
  readonly name: StepName;
  readonly glyph: GlyphName;
  /** Null: it opens the panel. */
  readonly order: Order | null;
}

type OrderStep = NextStep & { readonly order: Order };

export const IN_THE_ROOM: ReadonlySet<SessionView['phase']> = new Set(['prepared', 'welcome', 'launched']);
/** The room, and what may still be judged and written until the session is finalised. */
export const AFTER: ReadonlySet<SessionView['phase']> = new Set([...IN_THE_ROOM, 'ended']);

/** Who calls or is out of the room comes before what the test asks for. */
export const nextStep = (tile: Tile, phase: SessionView['phase']): NextStep | null =>
  alertStep(tile, phase) ??
  (mayCall(tile, phase) ? (handStep(tile) ?? backStep(tile) ?? settleStep(tile)) : null) ??
  testStep(tile, phase);

/** While the room lives, and for who is still in it. */
export const mayCall = (tile: Tile, phase: SessionView['phase']): boolean =>
  IN_THE_ROOM.has(phase) && tile.closed === null && tile.signedOutAt === null;

/** R7: to say that they are coming, then to judge it in the panel, which may be done once the session has ended too. */
function alertStep(tile: Tile, phase: SessionView['phase']): NextStep | null {
  if (!tile.alert || !AFTER.has(phase)) return null;
  const isComing = tile.callAcknowledgedAt !== null || !mayCall(tile, phase);
  return isComing ? { name: 'handle', glyph: 'alert', order: null } : coming(tile);
}

const coming = ({ candidateId }: Tile): NextStep => ({
  name: 'coming',
  glyph: 'coming',
  order: { type: 'AcknowledgeCall', candidateId },
});

const handStep = (tile: Tile): NextStep | null =>
  tile.handSince !== null && tile.callAcknowledgedAt === null ? coming(tile) : null;

/** Not before a resume: it blocks the candidate, and may be why they called. */
const settleStep = ({ candidateId, handSince, request }: Tile): NextStep | null =>
  handSince === null || request ? null : { name: 'settle', glyph: 'calm', order: { type: 'SettleHand', candidateId } };

const backStep = (tile: Tile): NextStep | null =>
  tile.outSince === null || isOver(tile)
    ? null
    : { name: 'back', glyph: 'back', order: { type: 'ReturnToRoom', candidateId: tile.candidateId } };

/** What the test asks for, whoever calls. */
export function testStep(tile: Tile, phase: SessionView['phase']): OrderStep | null {
  const { candidateId } = tile;
  if (tile.request && IN_THE_ROOM.has(phase))
    return { name: 'resume', glyph: 'awaitsResume', order: { type: 'AuthoriseResume', candidateId } };
  if (tile.situation === 'endScreen' && AFTER.has(phase))
    return { name: 'witness', glyph: 'witnessed', order: { type: 'WitnessEndScreen', candidateId } };
  const isBefore = tile.startedAt === null && tile.closed === null && tile.confirmedAt === null;
  return isBefore && IN_THE_ROOM.has(phase) ? welcomeStep(tile) : null;
}

/** R1, R3: identity, signature, seat (the PC that joined is one), then presence. */
function welcomeStep({ candidateId, welcome, joinedAt }: Tile): OrderStep | null {
  if (welcome.identity === 'refused') return null;
  if (welcome.identity === null)
    return {
      name: 'identity',
      glyph: 'identity',
      order: { type: 'CheckIdentity', candidateId, how: 'documentSeen' },
    };
  if (!welcome.attendance)
    return { name: 'attendance', glyph: 'signature', order: { type: 'SignAttendance', candidateId } };
  if (joinedAt !== null)
    return { name: 'presence', glyph: 'confirmed', order: { type: 'ConfirmPresence', candidateId } };
  if (welcome.seated) return null;
  return { name: 'seat', glyph: 'seat', order: { type: 'SeatCandidate', candidateId, seat: welcome.seat } };
}
