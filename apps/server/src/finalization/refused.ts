import type { SessionId } from '@vigie/domain';
import type { FinalisationRefused } from '@vigie/protocol';
import { dashboardWording, type DashboardKey, type Language } from '@vigie/wording';
import type { Outcome } from '../journal/index.js';
import { refusal } from '../supervision/index.js';

type Refused = Extract<Outcome, { ok: false }>;
type Reason = FinalisationRefused['reasons'][number];

/** Everything that stands against it at once: each in words, with the name, and its place on the page. */
export function refused(
  language: Language,
  { code, params }: Refused,
  sessionId: SessionId,
  names: ReadonlyMap<string, string>,
): FinalisationRefused {
  const words = dashboardWording(language);
  const page = `/espace/centre/seances/${sessionId}/finalisation`;
  const reasons = whys(code, params).map(({ code: why, candidateId }): Reason => {
    const name = candidateId === null ? '' : (names.get(candidateId) ?? '');
    const text = words(`finalise.why.${why}` as DashboardKey, { name });
    return { code: why, candidateId, text, link: candidateId === null ? page : `${page}#candidat-${candidateId}` };
  });
  const said = refusal(language, code, params);
  return { ...said, text: [said.text, ...reasons.map(({ text }) => text)].join(' '), reasons };
}

function whys(code: Refused['code'], params: Refused['params']): { code: string; candidateId: string | null }[] {
  if (params?.blockers) return params.blockers.map(({ why, candidateId }) => ({ code: why, candidateId }));
  const each = { 'boxes-unticked': 'box-unticked', 'finalisation-changed': 'changed' }[code as string];
  return each ? (params?.candidates ?? []).map((candidateId) => ({ code: each, candidateId })) : [];
}
