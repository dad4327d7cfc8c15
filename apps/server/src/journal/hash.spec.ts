import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonical, chainHash, sha256, sha256Of } from './hash.js';

const row = {
  sessionId: '01999a00-0000-7000-8000-000000000001',
  seq: 12,
  type: 'ChallengeAnswered',
  v: 1,
  at: 1_795_385_130_207,
  receivedAt: 1_795_385_130_199,
  actorId: null,
  commandId: '9b1f9c52-0c5b-4a0e-8f6d-3a1f5f0b7c33',
  candidateId: '01999a00-0000-7000-8000-000000000002',
};

it('[F5] a row is hashed in its canonical text, whoever writes it and in whatever order its facts stand', () => {
  const previous = sha256('the row before');
  const facts = { challengeId: 'demo-02', answer: { choices: ['b', 'a'] } };
  const reordered = { answer: { choices: ['b', 'a'] }, challengeId: 'demo-02' };
  const text = canonical({ ...row, data: facts });
  const whole = createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex');
  expect(sha256Of(previous, text)).toBe(whole);
  expect(chainHash(previous, { ...row, data: canonical(facts) })).toEqual(whole);
  expect(chainHash(previous, { ...row, data: canonical(reordered) })).toEqual(whole);
  expect(chainHash(previous, { ...row, seq: 13, data: canonical(facts) })).not.toEqual(whole);
});
