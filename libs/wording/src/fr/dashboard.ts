import { actions } from './actions.js';
import { alertReasons } from './alert-reasons.js';
import { alerts } from './alerts.js';
import { announcements } from './announcements.js';
import { calls } from './calls.js';
import { candidates } from './candidates.js';
import { center } from './center.js';
import { checks } from './checks.js';
import { clock } from './clock.js';
import { finalisation } from './finalisation.js';
import { find } from './find.js';
import { header } from './header.js';
import { jobs } from './jobs.js';
import { joining } from './joining.js';
import { keys } from './keys.js';
import { list } from './list.js';
import { needs } from './needs.js';
import { panel } from './panel.js';
import { planning } from './planning.js';
import { projector } from './projector.js';
import { reports } from './reports.js';
import { room } from './room.js';
import { seats } from './seats.js';
import { signIn } from './sign-in.js';
import { tiles } from './tiles.js';
import { time } from './time.js';
import { timeline } from './timeline.js';

/** Les mots de l'espace surveillant. */
export const dashboard = {
  ...actions,
  ...alertReasons,
  ...alerts,
  ...announcements,
  ...calls,
  ...candidates,
  ...center,
  ...checks,
  ...clock,
  ...finalisation,
  ...find,
  ...header,
  ...jobs,
  ...joining,
  ...keys,
  ...list,
  ...needs,
  ...panel,
  ...planning,
  ...projector,
  ...reports,
  ...room,
  ...seats,
  ...signIn,
  ...tiles,
  ...time,
  ...timeline,
  'common.cancel': 'Annuler',
  'common.close': 'Fermer',
  'common.colon': ' :',
  'error.network': 'Le serveur ne répond pas. Vérifiez le réseau, puis réessayez.',
  'order.pending': 'Envoi…',
  'error.server': 'Le serveur a refusé cette demande. Réessayez.',
} as const;
