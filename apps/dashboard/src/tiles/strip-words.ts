import { exactly, type Times } from '../time/format';
import { t } from '../wording';
import type { Piece } from './strip';

const MINUTE = 60_000;

/** A piece of the strip, for who reads or listens. */
export function pieceSaid({ kind, from, to }: Piece, times: Times): string {
  const at = { from: times.clock(from) };
  if (kind === 'work') return t('timeline.work', at);
  if (to === null) return t(`timeline.${kind}.open`, at);
  if (to - from < MINUTE) return t(`timeline.${kind}.short`, { ...at, length: exactly(to - from) });
  return t(`timeline.${kind}`, { ...at, to: times.clock(to) });
}
