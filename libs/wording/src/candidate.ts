import { candidate as en } from './en/candidate.js';
import { candidate as fr } from './fr/candidate.js';
import { reader, type Language } from './say.js';

export type CandidateKey = keyof typeof fr;
export const candidateWording = (language: Language) => reader<CandidateKey>({ fr, en }, language);
