import { alertMail as en } from './en/alerts.js';
import { alertMail as fr } from './fr/alerts.js';
import { reader, type Language } from './say.js';

export type AlertKey = keyof typeof fr;
/** What the server writes of a session that awaits its finalisation (F1). */
export const alertWording = (language: Language) => reader<AlertKey>({ fr, en }, language);
