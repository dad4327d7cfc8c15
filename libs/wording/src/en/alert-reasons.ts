/** What a candidate reports (R7): the same words on their screen and on the invigilator’s. */
export const alertReasons = {
  'reason.image': 'an image does not show',
  'reason.attachment': 'a file does not open',
  'reason.display': 'the challenge is badly displayed',
  'reason.siteUnavailable': 'a site does not answer',
  'reason.siteBlocked': 'a site is blocked',
  'reason.software': 'a program does not work',
  'reason.focusLost': 'the page was left by accident',
  'reason.skippedByMistake': 'a challenge skipped by mistake',
  'reason.accessibility': 'an accessibility difficulty',
  'reason.other': 'something else',
} as const;
