/** The room as a list. */
export const list = {
  'view.list': 'Show as a list',
  'view.grid': 'Show as tiles',
  'list.seat': 'Seat',
  'list.name': 'Name',
  'list.state': 'State',
  'list.calls': 'Call',
  'list.link': 'Link',
  'list.challenge': 'Challenge',
  'list.left': 'Left',
  'list.extra': 'Extra',
  'list.saved': 'Saved',
  'list.linked': 'Linked',
  'list.lost': 'Lost at {at}',
} as const;
