import type { Instant, NoticeKind } from '@vigie/domain';
import { alertWording, type Language } from '@vigie/wording';
import type { AwaitedSession } from './awaited.js';

export interface MailText {
  subject: string;
  text: string;
}

/** Relative where nobody said under which name people reach this server. */
export const finalisationLink = (publicUrl: string, sessionId: string): string =>
  `${publicUrl}/espace/centre/seances/${sessionId}/finalisation`;

/** What a mail says (F1): the session, its room, the limit by its own clock. No candidate's name. */
export function mailOf(session: AwaitedSession, kind: NoticeKind, language: Language, publicUrl: string): MailText {
  const t = alertWording(language);
  const { number, room, center, timeZone, finalisation } = session;
  const moment = momentIn(language, timeZone);
  const isOver = kind === 'limit' || kind === 'late';
  const lines = [
    t('mail.intro', { number, room, center, since: moment(finalisation.since) }),
    t(isOver ? 'mail.was' : 'mail.before', { until: moment(finalisation.until) }),
    '',
    t('mail.link', { link: finalisationLink(publicUrl, session.id) }),
    '',
    t('mail.why', { center, settings: `${publicUrl}/espace/centre/alertes` }),
  ];
  return { subject: t('mail.subject', { room, number, notice: t(`notice.${kind}`) }), text: `${lines.join('\n')}\n` };
}

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** « jeudi 26 novembre à 11:00 », as the clocks of the session's place show it (T8). */
function momentIn(language: Language, timeZone: string): (at: Instant) => string {
  const t = alertWording(language);
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options });
  const day = of({ weekday: 'long', day: 'numeric', month: 'long' });
  const time = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => t('mail.moment', { day: day.format(at), time: time.format(at) });
}
