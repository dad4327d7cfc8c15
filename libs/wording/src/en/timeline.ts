/** The last 90 minutes of a candidate, and the number of invigilators. */
export const timeline = {
  'timeline.title': 'Last 90 minutes',
  'timeline.none': 'No cut and no alert.',
  'timeline.work': 'Test started at {from}',
  'timeline.lost': 'Lost from {from} to {to}',
  'timeline.lost.short': 'Lost at {from} ({length})',
  'timeline.lost.open': 'Lost since {from}',
  'timeline.alert': 'Alert from {from} to {to}',
  'timeline.alert.short': 'Alert at {from} ({length})',
  'timeline.alert.open': 'Alert open since {from}',
  'staff.here': '{present}/{needed}',
  'staff.count': 'invigilators',
  'staff.menu': 'Invigilators present: {present} of {needed} needed',
  'staff.needs.one': 'This room needs {count} invigilator (20 candidates each at most).',
  'staff.needs.many': 'This room needs {count} invigilators (20 candidates each at most).',
  'staff.missing.one': '{count} invigilator is missing',
  'staff.missing.many': '{count} invigilators are missing',
} as const;
