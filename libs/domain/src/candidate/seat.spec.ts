import { describe, expect, it } from 'vitest';
import {
  ANA,
  ana,
  answered,
  aRunningTest,
  aSession,
  anEndScreen,
  aWitnessedEnd,
  back,
  joined,
  LINK1,
  LINK2,
  lost,
  PC1,
  PC2,
  started,
  welcomed,
} from '../testing/given.js';

const authorise = { type: 'AuthoriseResume', candidateId: ANA } as const;
const joinAgain = { type: 'JoinSession', candidateId: ANA, deviceId: PC2, code: 'right' } as const;

describe('joining', () => {
  it('[R2] the first browser holds the candidate', () => {
    const state = aSession()
      .when({ type: 'JoinSession', candidateId: ANA, deviceId: PC1, code: 'none' })
      .then('WelcomeOpened', 'CandidateJoined');
    expect(ana(state).holder?.device).toBe(PC1);
  });

  it('[R2] a join whose answer was lost is made again: a browser that never connected is replaced', () => {
    const scene = aSession().and({ type: 'JoinSession', candidateId: ANA, deviceId: PC1, code: 'none' });
    const state = scene.when({ ...joinAgain, code: 'none' }).then('CandidateJoined');
    expect(ana(state).holder?.device).toBe(PC2);
  });

  it('[R2] a second browser asks; before the start without the code', () => {
    aSession()
      .and(...joined())
      .when({ ...joinAgain, code: 'none' })
      .then('ResumeAsked');
  });

  it('[R2] the number of the PC follows who holds the candidate', () => {
    const join = { type: 'JoinSession', candidateId: ANA, deviceId: PC1, code: 'none', post: '12' } as const;
    const scene = aSession().and(join, back(PC1, LINK1));
    expect(ana(scene.current).holder?.post).toBe('12');
    const asked = scene.and({ ...joinAgain, post: '15' });
    expect([ana(asked.current).holder?.post, ana(asked.current).request?.post]).toEqual(['12', '15']);
    expect(ana(asked.and(authorise).current).holder?.post).toBe('15');
    const refused = asked.and({ type: 'RefuseResume', candidateId: ANA });
    expect(ana(refused.current).holder?.post).toBe('12');
    expect(ana(scene.and(joinAgain, authorise).current).holder?.post).toBeNull();
  });

  it('[R2] a PC that comes back after the grace is still at its post, also behind another one’s request', () => {
    const join = { type: 'JoinSession', candidateId: ANA, deviceId: PC1, code: 'none', post: '12' } as const;
    const ready = aSession().and(join, back(PC1, LINK1), ...welcomed(), { type: 'ConfirmPresence', candidateId: ANA });
    const late = ready.and({ type: 'LaunchSession', despiteNotReady: true }, started(), lost()).at(9).and(back());
    expect(ana(late.current).request).toMatchObject({ why: 'graceLapsed', post: '12' });
    expect(ana(late.and(authorise).current).holder?.post).toBe('12');
  });

  it('[R6] once the test has begun, the code is needed, and a wrong one counts', () => {
    aRunningTest()
      .when({ ...joinAgain, code: 'none' })
      .thenRefused('code-needed');
    const state = aRunningTest()
      .when({ ...joinAgain, code: 'wrong' })
      .thenRefused('wrong-code', 'CodeRefused');
    expect(ana(state).wrongCodes?.count).toBe(1);
    aRunningTest().when(joinAgain).then('ResumeAsked');
  });

  it('[R6] authorising another browser revokes the first; the test goes on where it stopped', () => {
    const scene = aRunningTest().and(answered(0), joinAgain, back(PC2, LINK2));
    const state = scene.when(authorise).then('ResumeAuthorised', 'TestResumed');
    expect(ana(state).holder).toMatchObject({ device: PC2, link: { on: true, connection: LINK2 } });
    const after = scene.and(authorise);
    after.when(answered(1, PC1)).thenRefused('device-replaced');
    after.when(back(PC1, LINK1)).thenRefused('device-replaced');
    after.when(answered(1, PC2)).then('ChallengeAnswered');
  });

  it('[R6] who is turned away holds nothing and asks again', () => {
    const refuse = { type: 'RefuseResume', candidateId: ANA } as const;
    aRunningTest().when(refuse).thenRefused('no-resume-asked');
    const late = aRunningTest().and(lost()).at(10).and(back(), refuse);
    expect(ana(late.current).holder).toBeNull();
    late.when({ ...joinAgain, code: 'none' }).thenRefused('code-needed');
    late.when(joinAgain).then('ResumeAsked');
  });

  it('[R9] who left before being witnessed goes back to the end screen', () => {
    const state = anEndScreen()
      .and(joinAgain, back(PC2, LINK2))
      .when(authorise)
      .then('ResumeAuthorised', 'TestResumed');
    expect(ana(state).test.phase).toBe('endScreen');
  });

  it('[R9] who has signed out does not come back', () => {
    aWitnessedEnd().and({ type: 'SignOut', candidateId: ANA, deviceId: PC1 }).when(joinAgain).thenRefused('signed-out');
  });
});

describe('the link', () => {
  it('only the current connection can be lost', () => {
    aRunningTest().and(back(PC1, LINK2)).when(lost(LINK1)).thenNothing();
    aRunningTest().and(back(PC1, LINK2)).when(lost(LINK2)).then('LinkLost');
    aRunningTest().and(lost()).when(lost()).thenNothing();
  });

  it('[R6] within the grace the same browser resumes without asking', () => {
    const state = aRunningTest().and(lost()).at(2).when(back()).then('LinkTaken', 'TestResumed');
    expect(ana(state).resumed?.fresh).toBe(true);
  });

  it('[R6] beyond the grace it keeps its seat and waits for one authorisation', () => {
    const late = aRunningTest().and(lost()).at(2.1).and(back());
    expect(ana(late.current).request).toMatchObject({ device: PC1, why: 'graceLapsed' });
    late.when(answered(0)).thenRefused('awaiting-resume');
    late.and(authorise).when(answered(0)).then('ChallengeAnswered');
  });

  it('[R6] a second browser’s request does not free the one that waits', () => {
    const scene = aRunningTest().and(lost()).at(9).and(back(), joinAgain);
    scene.when(answered(0)).thenRefused('awaiting-resume');
    const refused = scene.and({ type: 'RefuseResume', candidateId: ANA });
    refused.when(answered(0)).thenRefused('awaiting-resume');
    expect(ana(refused.current).request).toMatchObject({ device: PC1, why: 'graceLapsed' });
    refused.and(authorise).when(answered(0)).then('ChallengeAnswered');
  });

  it('[R6] the old browser coming back does not take the request from the new one', () => {
    const scene = aRunningTest().and(lost(), joinAgain, back(PC2, LINK2)).at(6);
    const state = scene.when(back(PC1, LINK1)).then('LinkTaken', 'GraceLapsed');
    expect(ana(state).request?.device).toBe(PC2);
    expect(ana(scene.and(back(PC1, LINK1), authorise).current).holder?.device).toBe(PC2);
  });

  it('[R6] an authorisation given while the browser is away holds for the grace from then on', () => {
    const scene = aRunningTest().and(joinAgain, back(PC2, LINK2)).at(3).and(lost(LINK2)).at(6).and(authorise);
    scene.at(7).when(back(PC2, LINK1)).then('LinkTaken', 'TestResumed');
  });

  it('[B7] nobody waits at the door of a session that is over', () => {
    const asking = anEndScreen().and(joinAgain);
    expect(ana(asking.and({ type: 'CloseSession' }).current).request).toBeNull();
  });

  it('the same connection taken twice changes nothing', () => {
    aRunningTest().when(back(PC1, LINK1)).thenNothing();
  });

  it('[R6] a resume lasts until the next acknowledged answer, its mark for good', () => {
    const state = aRunningTest().and(lost()).at(1).and(back(), answered(0)).current;
    expect(ana(state).resumed).toMatchObject({ fresh: false });
  });

  it('before the start the link just comes back', () => {
    aSession()
      .and(...joined(), lost())
      .at(30)
      .when(back())
      .then('LinkTaken');
  });
});
