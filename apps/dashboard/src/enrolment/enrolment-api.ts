import type {
  CandidateChanged,
  CandidateList,
  CandidateRevision,
  CertifiabilityReport,
  EnrolmentReport,
  NewCandidate,
  ProfileByHand,
  RefusalMessage,
} from '@vigie/protocol';
import type { Answer } from '../sign-in/api';
import { language, t } from '../wording';

/** As the server: what is larger is refused before it is sent. */
export const LARGEST_FILE = 5_000_000;

export type Report = EnrolmentReport | CertifiabilityReport;
/** A refusal, with its code where the server gave one. */
export type Refused = { ok: false; text: string; code?: RefusalMessage['code'] };
export type Asked<T> = T | Refused;

const base = () => location.origin + import.meta.env.BASE_URL;
const address = (path: string): string => new URL(`../api/center/${path}`, base()).href;
const words = { 'accept-language': language };

export const templateAddress = (format: 'ods' | 'xlsx' | 'csv'): string => address(`enrolment/template.${format}`);

async function ask<T extends { ok: true }>(path: string, body?: unknown): Promise<Asked<T>> {
  const post = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...words, 'content-type': 'application/json' },
  };
  try {
    const response = await fetch(address(path), body === undefined ? { headers: words } : post);
    return said((await response.json()) as T | Partial<RefusalMessage>);
  } catch {
    return { ok: false, text: t('error.network') };
  }
}

function said<T extends { ok: true }>(answer: T | Partial<RefusalMessage>): Asked<T> {
  if (answer.ok) return answer as T;
  const { code, text } = answer as Partial<RefusalMessage>;
  return { ok: false, text: text ?? t('error.server'), ...(code && { code }) };
}

/** What is asked about the candidates of one session. */
export function enrolmentOf(sessionId: string) {
  const session = `sessions/${sessionId}`;
  const on = (id: string, verb: string) => `${session}/candidates/${id}/${verb}`;
  return {
    list: (): Promise<Answer<CandidateList>> => ask<CandidateList>(`${session}/candidates`),
    add: (one: NewCandidate) => ask<EnrolmentReport>(`${session}/candidates`, one),
    revise: (id: string, revision: CandidateRevision) => ask<CandidateChanged>(on(id, 'revise'), revision),
    remove: (id: string) => ask<CandidateChanged>(on(id, 'remove'), {}),
    correct: (id: string, correctionId: string) => ask<CandidateChanged>(on(id, 'correct'), { correctionId }),
    profile: (id: string, profile: ProfileByHand) => ask<CandidateChanged>(on(id, 'profile'), profile),
    allow: (id: string, why: string) => ask<CandidateChanged>(on(id, 'allow'), { why }),
    send: <T extends Report>(door: Door, file: File, how: Sending = {}) => send<T>(`${session}/${door}`, file, how),
    /** The errors of a file, as a file. */
    faults: (door: Door, file: File): Promise<Blob | null> =>
      fetch(address(`${session}/${door}`), { method: 'POST', body: file, headers: fileHeaders('text/csv') }).then(
        (answer) => (answer.ok ? answer.blob() : null),
        () => null,
      ),
  };
}
export type Enrolment = ReturnType<typeof enrolmentOf>;
export type Door = `${'enrolment' | 'certifiability'}/${'preview' | 'apply'}`;

export interface Sending {
  /** B3: enrolled although not certifiable, and why. */
  why?: string;
  /** How much of the file has left, 0 to 1; then the server reads. */
  onSent?: (part: number) => void;
}

const fileHeaders = (accept: string) => ({ ...words, accept, 'content-type': 'application/octet-stream' });

/** Not `fetch`: it does not say how far a file has come. */
function send<T extends Report>(path: string, file: File, { why, onSent }: Sending): Promise<Asked<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path) + (why ? '?despiteNotCertifiable=true' : ''));
    for (const [name, value] of Object.entries(fileHeaders('application/json'))) request.setRequestHeader(name, value);
    if (why) request.setRequestHeader('vigie-why', encodeURIComponent(why));
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent?.(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () =>
      resolve(said<T & { ok: true }>((request.response ?? {}) as T & { ok: true })),
    );
    request.addEventListener('error', () => resolve({ ok: false, text: t('error.network') }));
    request.send(file);
  });
}
