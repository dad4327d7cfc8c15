/** A tile as the product's frames carry it in mid-test, so that both send as many bytes. */
export const sampleTile = {
  situation: 'started',
  welcome: { identity: 'documentSeen', attendance: true, seated: false, seat: null },
  joinedAt: 1_790_000_000_000,
  link: { on: true, since: 1_790_000_000_000, cause: null },
  wrongCodes: 0,
  startedAt: 1_790_000_000_000,
  progress: { done: 12, passed: 0, total: 32 },
  deadlineAt: 1_790_000_000_000,
  extraMinutes: 0,
  grantedMs: 0,
  reports: 0,
};
