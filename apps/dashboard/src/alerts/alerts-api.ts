import type {
  AlertPreference,
  AlertsKept,
  AlertsReport,
  CalendarKept,
  CalendarRequest,
  ReadRequest,
  WebhookKept,
  WebhookRequest,
} from '@vigie/protocol';
import { apiOf } from '../sign-in/api';

const { ask } = apiOf('center');

export const alertsApi = {
  report: () => ask<AlertsReport>('alerts'),
  prefer: (preference: AlertPreference) => ask<AlertsKept>('alerts/preference', preference),
  webhook: (request: WebhookRequest) => ask<WebhookKept>('alerts/webhook', request),
  calendar: (request: CalendarRequest) => ask<CalendarKept>('alerts/calendar', request),
  read: (request: ReadRequest) => ask<AlertsKept>('alerts/read', request),
};
