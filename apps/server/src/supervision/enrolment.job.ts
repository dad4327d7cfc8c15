import type { Instant, Refusal, SessionId } from '@vigie/domain';
import type { CertifiabilityReport, EnrolmentReport, NewCandidate, RefusalCode } from '@vigie/protocol';
import type { Language } from '@vigie/wording';
import type { CenterPrincipal } from '../auth/index.js';

/** What an administrator asks of a thread of its own. */
export interface EnrolmentJob {
  /** A list of candidates (B2), or what is known of their profiles (B3). */
  purpose: 'enrol' | 'certify';
  sessionId: SessionId;
  principal: CenterPrincipal;
  language: Language;
  from: { file: Uint8Array } | { one: NewCandidate };
  isApplied: boolean;
  /** B3: who is not certifiable is enrolled all the same. */
  despiteNotCertifiable: boolean;
  why: string | null;
}

export interface ThreadOrder {
  job: EnrolmentJob;
  /** The server's time, carried on by the thread's monotonic clock. */
  now: Instant;
}

export type EnrolmentAnswer =
  | { report: EnrolmentReport | CertifiabilityReport; faultFile: string }
  | { refused: RefusalCode; params?: Refusal['params'] };

/** What a thread says: that reading is over, from when on it must not be ended; then its answer. */
export type ThreadWord = 'read' | EnrolmentAnswer;
