import { dashboard as en } from './en/dashboard.js';
import { dashboard as fr } from './fr/dashboard.js';
import { reader, type Language } from './say.js';

export type DashboardKey = keyof typeof fr;
export const dashboardWording = (language: Language) => reader<DashboardKey>({ fr, en }, language);
