import type { SessionView, Tile } from '@vigie/protocol';
import type { Order } from '../orders/order';
import type { GlyphName } from './glyphs';

type StepName =
  'coming' | 'settle' | 'returned' | 'identity' | 'attendance' | 'seat' | 'presence' | 'resume' | 'witness';

/** The most likely next act of the invigilator on a candidate: one tap on the tile. */
export interface NextStep {
  readonly name: StepName;
  readonly glyph: GlyphName;
  readonly order: Order;
}

const IN_THE_ROOM: ReadonlySet<SessionView['phase']> = new Set(['prepared', 'welcome', 'launched']);
const AFTER: ReadonlySet<SessionView['phase']> = new Set([...IN_THE_ROOM, 'ended']);

export function nextStep(tile: Tile, phase: SessionView['phase']): NextStep | null {
  const { candidateId } = tile;
  if (IN_THE_ROOM.has(phase) && callStep(tile)) return callStep(tile);
  if (tile.request && IN_THE_ROOM.has(phase))
    return { name: 'resume', glyph: 'awaitsResume', order: { type: 'AuthoriseResume', candidateId } };
  if (tile.situation === 'endScreen' && AFTER.has(phase))
    return { name: 'witness', glyph: 'witnessed', order: { type: 'WitnessEndScreen', candidateId } };
  const isBefore = tile.startedAt === null && tile.closed === null && tile.confirmedAt === null;
  return isBefore && IN_THE_ROOM.has(phase) ? welcomeStep(tile) : null;
}

/** R7, R13: an answer first; the alert itself is judged in the panel, with a category. */
function callStep({ candidateId, alert, handSince, callAcknowledgedAt, outSince }: Tile): NextStep | null {
  const isCalling = alert !== null || handSince !== null;
  if (isCalling && callAcknowledgedAt === null)
    return { name: 'coming', glyph: 'ready', order: { type: 'AcknowledgeCall', candidateId } };
  if (alert === null && handSince !== null)
    return { name: 'settle', glyph: 'confirmed', order: { type: 'SettleHand', candidateId } };
  if (alert === null && outSince !== null)
    return { name: 'returned', glyph: 'joined', order: { type: 'ReturnToRoom', candidateId } };
  return null;
}

/** R1, R3: identity, signature, seat (the PC that joined is one), then presence. */
function welcomeStep({ candidateId, welcome, joinedAt }: Tile): NextStep | null {
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
