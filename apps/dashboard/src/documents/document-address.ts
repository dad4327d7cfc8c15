import type { DocumentKind } from '@vigie/protocol';

export const documentAddress = (sessionId: string, kind: DocumentKind, language: 'fr' | 'en'): string =>
  new URL(
    `../api/center/sessions/${sessionId}/documents/${kind}.pdf?language=${language}`,
    location.origin + import.meta.env.BASE_URL,
  ).href;
