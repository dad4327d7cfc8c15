import { isSameSeat } from '@vigie/domain';
import type { Tile } from '@vigie/protocol';
import { lasting } from '../time/format';
import { t } from '../wording';

/** R6: the PC that asks is the one where they were sent. */
export const isExpected = ({ request, moving }: Pick<Tile, 'request' | 'moving'>): boolean =>
  !!request?.post && !!moving && isSameSeat(request.post, moving.post);

/** Which browser asks to go on, and since when; the number of its PC when it has one (R2), and whether it was expected. */
export function requestWords({ request, moving }: Pick<Tile, 'request' | 'moving'>, now: number): string {
  if (!request) return '';
  const ago = lasting(now - request.since);
  const { post, why } = request;
  if (why !== 'otherDevice' || !post) return t(`note.request.${why}`, { ago });
  if (isExpected({ request, moving })) return t('note.request.expected', { post, ago });
  return moving
    ? t('note.request.elsewhere', { post, seat: moving.post, ago })
    : t('note.request.atPost', { post, ago });
}
