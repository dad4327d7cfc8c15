import type { Instant } from '@vigie/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarText } from './ics.js';

const at = (utc: string) => Date.parse(utc) as Instant;
const NOW = at('2026-11-24T10:00:00Z');
const event = {
  uid: 'a@vigie',
  start: NOW,
  end: at('2026-11-24T12:30:00Z'),
  summary: 'Certification',
  description: '',
};
const unfolded = (text: string) => text.replace(/\r\n /g, '');

describe('[F1] a calendar', () => {
  it('is in UTC, with an alarm before the end', () => {
    const lines = calendarText('Vigie', [{ ...event, alarms: [240] }], NOW).split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(lines).toContain('DTSTART:20261124T100000Z');
    expect(lines).toContain('DTEND:20261124T123000Z');
    expect(lines).toContain('TRIGGER;RELATED=END:-PT240M');
    expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'BEGIN:VALARM',
    ]);
  });

  it('escapes what has a meaning, so that no text begins a line of its own', () => {
    const summary = 'Salle B; 2e, étage \\ aile\r\nEND:VEVENT\nX';
    expect(calendarText('Vigie', [{ ...event, summary }], NOW)).toContain(
      'SUMMARY:Salle B\\; 2e\\, étage \\\\ aile\\nEND:VEVENT\\nX\r\n',
    );
  });

  it('folds at 75 octets, cuts no character, and reads as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const calendar = calendarText('Vigie', [{ ...event, description: text }], NOW);
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const [, described] = /^DESCRIPTION:([^\n]*)$/m.exec(unfolded(calendar).replaceAll('\r\n', '\n'))!;
        const read = described!.replace(/\\(.)/g, (_all, letter: string) => (letter === 'n' ? '\n' : letter));
        expect(read).toBe(text.replace(/\r\n|\r/g, '\n'));
      }),
    );
  });
});
