import type { Tile } from '@vigie/protocol';
import { t, tn } from '../wording';
import type { Order } from './order';

/** What takes an order back, and the words for what was done. */
export interface Reverse {
  readonly what: string;
  readonly orders: readonly Order[];
}

type Before = (candidateId: string) => Tile | undefined;
type Of<Type extends Order['type']> = Extract<Order, { type: Type }>;

/** Where the rules have a way back, from what was so before; null where they have none, or nothing was changed. */
export function reverseOf(order: Order, before: Before, skipped: readonly string[]): Reverse | null {
  if ('candidateIds' in order) return severalBack(order, before, skipped);
  const tile = 'candidateId' in order ? before(order.candidateId) : undefined;
  return tile ? oneBack(order, tile) : null;
}

function oneBack(order: Order, tile: Tile): Reverse | null {
  const { candidateId, welcome } = tile;
  const reason = t('undo.reason');
  switch (order.type) {
    case 'CheckIdentity':
      if (welcome.identity !== null) return null;
      return back(t(order.how === 'refused' ? 'undo.identityRefused' : 'undo.identity'), undoStep('identity', tile));
    case 'SignAttendance':
      return welcome.attendance ? null : back(t('undo.attendance'), undoStep('attendance', tile));
    case 'SeatCandidate':
      return seatBack(order, tile);
    case 'SwapSeats':
      return back(t('undo.swap'), { ...order, seat: order.otherSeat, otherSeat: order.seat });
    case 'MoveToPost':
      return tile.moving ? null : back(t('undo.move'), { type: 'CancelMove', candidateId });
    case 'UndoWelcomeStep':
      return stepBack(order, tile);
    case 'ConfirmPresence':
      return tile.confirmedAt === null ? back(t('undo.presence'), { type: 'CancelPresence', candidateId }) : null;
    case 'CancelPresence':
      return tile.confirmedAt === null ? null : back(t('undo.cancelled'), { type: 'ConfirmPresence', candidateId });
    case 'LeaveRoom':
      return tile.outSince === null ? back(t('undo.out'), { type: 'ReturnToRoom', candidateId }) : null;
    case 'ReturnToRoom':
      return tile.outSince === null ? null : back(t('undo.back'), { type: 'LeaveRoom', candidateId });
    case 'PauseTest':
      return tile.pausedSince === null ? back(t('undo.pause'), { type: 'UnpauseTest', candidateId }) : null;
    case 'UnpauseTest':
      return tile.pausedSince === null ? null : back(t('undo.unpause'), { type: 'PauseTest', candidateId, reason });
    case 'WitnessEndScreen':
      return back(t('undo.witness'), { type: 'UndoWitness', candidateId, reason });
    case 'UndoWitness':
      return back(t('undo.witnessUndone'), { type: 'WitnessEndScreen', candidateId });
    case 'GrantTime':
      return grantBack(order, tile);
    default:
      return null;
  }
}

const back = (what: string, ...orders: Order[]): Reverse => ({ what, orders });

/** R1: with a reason once the test runs. */
const undoStep = (step: Of<'UndoWelcomeStep'>['step'], { candidateId, startedAt }: Tile): Order => ({
  type: 'UndoWelcomeStep',
  candidateId,
  step,
  ...(startedAt !== null && { reason: t('undo.reason') }),
});

function seatBack({ seat }: Of<'SeatCandidate'>, tile: Tile): Reverse | null {
  const { seated, seat: former } = tile.welcome;
  if (seated && seat === former) return null;
  const { candidateId } = tile;
  return back(t('undo.seat'), seated ? { type: 'SeatCandidate', candidateId, seat: former } : undoStep('seat', tile));
}

/** R3: a presence falls with identity and signature, and comes back with them. Who attested an identity is not said again. */
function stepBack({ step }: Of<'UndoWelcomeStep'>, tile: Tile): Reverse | null {
  const { candidateId, welcome, confirmedAt } = tile;
  if (step === 'seat') return back(t('undo.step'), { type: 'SeatCandidate', candidateId, seat: welcome.seat });
  if (step === 'identity' && welcome.identity !== 'documentSeen') return null;
  const again: Order =
    step === 'identity'
      ? { type: 'CheckIdentity', candidateId, how: 'documentSeen' }
      : { type: 'SignAttendance', candidateId };
  const presence: Order[] = confirmedAt === null ? [] : [{ type: 'ConfirmPresence', candidateId }];
  return back(t('undo.step'), again, ...presence);
}

/** T5: what was given is taken back while it cannot have been used up: not once it let somebody answer again. */
function grantBack({ minutes }: Of<'GrantTime'>, { candidateId, situation, closed }: Tile): Reverse | null {
  if (minutes < 0 || closed || situation === 'timeUp') return null;
  const reason = t('undo.reason');
  return back(tn('undo.granted', minutes), { type: 'GrantTime', candidateId, minutes: -minutes, reason });
}

function severalBack(order: Extract<Order, { candidateIds: string[] }>, before: Before, skipped: readonly string[]) {
  const tiles = order.candidateIds.filter((id) => !skipped.includes(id)).flatMap((id) => before(id) ?? []);
  const idsOf = (test: (tile: Tile) => boolean) => tiles.filter(test).map(({ candidateId }) => candidateId);
  const reason = t('undo.reason');
  const all = (stem: 'undo.presences' | 'undo.pauses' | 'undo.unpauses', ids: string[], orders: Order[]) =>
    ids.length === 0 ? null : back(tn(stem, ids.length), ...orders);
  switch (order.type) {
    case 'ConfirmPresences': {
      const ids = idsOf(({ confirmedAt }) => confirmedAt === null);
      return all(
        'undo.presences',
        ids,
        ids.map((candidateId) => ({ type: 'CancelPresence', candidateId })),
      );
    }
    case 'PauseTests': {
      const candidateIds = idsOf(({ pausedSince }) => pausedSince === null);
      return all('undo.pauses', candidateIds, [{ type: 'UnpauseTests', candidateIds }]);
    }
    case 'UnpauseTests': {
      const candidateIds = idsOf(({ pausedSince }) => pausedSince !== null);
      return all('undo.unpauses', candidateIds, [{ type: 'PauseTests', candidateIds, reason }]);
    }
    default:
      return null;
  }
}
