import { describe, expect, it } from 'vitest';
import type { JoiningLinkId } from '../session/ids.js';
import {
  ANA,
  ana,
  anEndScreen,
  aRunningTest,
  aSession,
  at,
  aWitnessedEnd,
  BOB,
  joined,
  PC1,
  PC2,
} from '../testing/given.js';

const ONE = 'one' as JoiningLinkId;
const OTHER = 'other' as JoiningLinkId;
const hand = (linkId = ONE) => ({ type: 'HandJoiningLink', candidateId: ANA, linkId }) as const;
const by = (linkId = ONE, deviceId = PC1, code: 'none' | 'right' | 'wrong' = 'none') =>
  ({ type: 'JoinSession', candidateId: ANA, deviceId, code, linkId }) as const;

describe('a single-use joining link', () => {
  it('[R2] joins as the details do, and is used up by it', () => {
    const scene = aSession().and(hand());
    expect(ana(scene.current).joiningLink).toEqual({ id: ONE, until: at(15) });
    const state = scene.when(by()).then('JoiningLinkUsed', 'CandidateJoined');
    expect(ana(state).holder?.device).toBe(PC1);
    expect(ana(state).joiningLink).toBeNull();
    scene.and(by()).when(by(ONE, PC2)).thenRefused('joining-link-over');
  });

  it('[R2] opens the welcome, like anything in the room', () => {
    aSession().when(hand()).then('WelcomeOpened', 'JoiningLinkHanded');
  });

  it('[R2] lasts 15 minutes', () => {
    const scene = aSession().and(hand());
    scene.at(14.99).when(by()).then('JoiningLinkUsed', 'CandidateJoined');
    scene.at(15).when(by()).thenRefused('joining-link-over');
  });

  it('[R2] is the last one handed: a new one takes the place of the former', () => {
    const scene = aSession().and(hand()).at(5).and(hand(OTHER));
    scene.when(by()).thenRefused('joining-link-over');
    scene.at(19).when(by(OTHER)).then('JoiningLinkUsed', 'CandidateJoined');
  });

  it('[R2] that was never handed, or to somebody else, opens nothing', () => {
    aSession().when(by()).thenRefused('joining-link-over');
    aSession()
      .and(hand())
      .when({ ...by(), candidateId: BOB })
      .thenRefused('joining-link-over');
  });

  it('[R2] leaves the join by details as it was', () => {
    const { linkId: _linkId, ...details } = by();
    const state = aSession().and(hand()).when(details).then('CandidateJoined');
    expect(ana(state).joiningLink).not.toBeNull();
  });

  it('[R2] a second browser asks, and the link is used', () => {
    const scene = aSession().and(...joined(), hand());
    expect(ana(scene.when(by(ONE, PC2)).then('JoiningLinkUsed', 'ResumeAsked')).request?.device).toBe(PC2);
  });

  it('[R6] once the test has begun the code is needed too; a wrong one leaves the link', () => {
    const scene = aRunningTest().and(hand());
    scene.when(by(ONE, PC2)).thenRefused('code-needed');
    scene.when(by(ONE, PC2, 'wrong')).thenRefused('wrong-code', 'CodeRefused');
    scene
      .trying(by(ONE, PC2, 'wrong'))
      .when(by(ONE, PC2, 'right'))
      .then('JoiningLinkUsed', 'ResumeAsked');
  });

  it('[R2] is handed as long as somebody may join', () => {
    anEndScreen().when(hand()).then('JoiningLinkHanded');
    aWitnessedEnd().and({ type: 'SignOut', candidateId: ANA, deviceId: PC1 }).when(hand()).thenRefused('signed-out');
  });
});
