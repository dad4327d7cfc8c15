import type { seats as fr } from '../fr/seats.js';

/** Seats, another PC, and rows. */
export const seats: Record<keyof typeof fr, string> = {
  'seat.swap': 'Swap with…',
  'seat.swapWhom': 'Swap seats with whom?',
  'seat.swapDo': 'Swap seats',
  'seat.swapWith': 'Swap with {name}',
  'seat.sitter': '{seat}, {name}',
  'move.title': 'Change PC…',
  'move.whereTo': 'To which free PC?',
  'move.send': 'Send to this PC',
  'move.since': 'Expected at PC {post} since {at}',
  'move.how':
    'They join there with their names, birth date and the code, then you authorise the resume. The former PC works until then.',
  'move.cancel': 'They stay at their PC',
  'note.moving': 'Expected at PC {post}',
  'note.request.expected': 'PC {post}, expected ({ago})',
  'note.request.elsewhere': 'PC {post}, expected at {seat} ({ago})',
  'rows.open': 'Rows…',
  'rows.title': 'Share the rows',
  'rows.hint': 'Everyone sees who watches what. “Needs you” always shows the whole room, your rows first.',
  'rows.none': 'No seat is given yet: rows come from the seats.',
  'rows.size': 'Seats in a row',
  'rows.choose': 'Your rows',
  'rows.take': 'Watch {rows}',
  'rows.takeAll': 'Watch the whole room',
  'rows.mine': 'You: {rows}',
  'rows.of': '{who}: {rows}',
  'rows.left': 'Nobody watches: {rows}',
  'filter.mine': 'My part',
};
