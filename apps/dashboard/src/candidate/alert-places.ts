/** Where the word on an alert is given. */
export const alertPlaces = (candidateId: string): readonly string[] =>
  ['validateAlert', 'dismissAlert'].map((name) => `panel:${candidateId}:${name}`);
