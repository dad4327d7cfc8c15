import type { Outage, SessionView, Tile } from '@vigie/protocol';
import type { Attention } from '../room/attention';
import { isCreditable } from '../tiles/lost-time';
import { IN_THE_ROOM } from '../tiles/next-step';
import { exactly, type Times } from '../time/format';
import { t } from '../wording';

/** An outage of the room that still lasts, or that still asks for something. */
export interface OutageShown extends Outage {
  /** Who is still cut off. */
  readonly away: readonly string[];
  /** Whose own page, back after the grace, waits for one word (R6). */
  readonly asking: readonly string[];
  /** Who lost time and has not been given it back (T6). */
  readonly creditable: readonly string[];
}

/** Since when, until when and for how long, to the second. */
export function outageWhen({ startedAt, endedAt }: Outage, times: Times, now: number): string {
  const from = times.seconds(startedAt);
  const length = exactly((endedAt ?? now) - startedAt);
  return endedAt === null
    ? t('outage.since', { from, length })
    : t('outage.between', { from, to: times.seconds(endedAt), length });
}

export function outagesShown(session: SessionView | null, tiles: ReadonlyMap<string, Tile>): OutageShown[] {
  if (!session || !IN_THE_ROOM.has(session.phase)) return [];
  return session.outages.map((outage) => shown(outage, tiles)).filter(isPending);
}

function shown(outage: Outage, tiles: ReadonlyMap<string, Tile>): OutageShown {
  const idsOf = (test: (tile: Tile) => boolean) =>
    outage.candidateIds.filter((id) => {
      const tile = tiles.get(id);
      return tile !== undefined && test(tile);
    });
  return {
    ...outage,
    away: outage.endedAt === null ? idsOf(({ link }) => link?.on === false) : [],
    asking: idsOf(({ request }) => request?.why === 'graceLapsed'),
    creditable: idsOf(isCreditable),
  };
}

/** Over within so long, it was a blip: what it cost is given back like any other lost time. */
const BLIP_MS = 10_000;

const isPending = ({ startedAt, endedAt, asking, creditable }: OutageShown): boolean =>
  endedAt === null || asking.length > 0 || (creditable.length > 0 && endedAt - startedAt >= BLIP_MS);

/** What one outage says is not said once more for each of its candidates. */
export function apartFrom(outages: readonly OutageShown[], needs: readonly Attention[]): Attention[] {
  const away = new Set(outages.flatMap((one) => one.away));
  const asking = new Set(outages.flatMap((one) => one.asking));
  return needs.filter(
    ({ candidateId, need }) =>
      !(need === 'lost' && away.has(candidateId)) && !(need === 'resume' && asking.has(candidateId)),
  );
}
