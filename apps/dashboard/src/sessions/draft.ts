import { calendarDate, invigilatorsNeeded, wallTime } from '@vigie/domain';
import type { Place, SessionForm, SessionSettings } from '@vigie/protocol';

/** What stands in the form's fields, as it is typed. */
export interface Draft {
  room: string;
  address: string;
  date: string;
  time: string;
  timeZone: string;
  occurrence: 'first' | 'second' | '';
  /** One name a line. */
  invigilators: string;
  description: string;
  durationMinutes: number | '';
  clockPolicy: 'session' | 'candidate';
  graceSeconds: number | '';
  lateSeconds: number | '';
  roundMinutes: number | '';
  stopPolicy: 'enforce' | 'indicate';
  /** Nothing: a stopped test is not closed by itself. */
  autoCloseMinutes: number | '';
}
export type Field = keyof Draft;
/** What is wrong, by field: a key of the words under `planning.wrong`. */
export type Wrong = Partial<
  Record<Field, 'missing' | 'date' | 'time' | 'number' | 'names' | 'long' | 'skipped' | 'twice'>
>;

export const ZONES = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'America/St_Barthelemy',
  'America/Marigot',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
] as const;

export const aDraft = (place: Pick<Place, 'address' | 'timeZone'> | undefined): Draft => ({
  room: '',
  address: place?.address ?? '',
  date: '',
  time: '09:00',
  timeZone: place?.timeZone ?? 'Europe/Paris',
  occurrence: '',
  invigilators: '',
  description: '',
  durationMinutes: 105,
  clockPolicy: 'session',
  graceSeconds: 120,
  lateSeconds: 30,
  roundMinutes: 15,
  stopPolicy: 'enforce',
  autoCloseMinutes: '',
});

export function draftOf(settings: SessionSettings): Draft {
  const { room, address, date, time, timeZone, description, rules } = settings;
  return {
    room,
    address,
    date,
    time,
    timeZone,
    occurrence: settings.occurrence ?? '',
    invigilators: settings.invigilators.map(({ name }) => name).join('\n'),
    description,
    durationMinutes: rules.durationMinutes,
    clockPolicy: rules.clockPolicy,
    graceSeconds: rules.graceSeconds,
    lateSeconds: rules.lateSeconds,
    roundMinutes: rules.roundMinutes,
    stopPolicy: rules.stopPolicy,
    autoCloseMinutes: rules.autoCloseMinutes ?? '',
  };
}

export const namesIn = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** B4: what the list lacks for so many candidates. */
export function shortOf(invigilators: number, enrolled: number): { needed: number; missing: number } {
  const needed = invigilatorsNeeded(enrolled);
  return { needed, missing: Math.max(0, needed - invigilators) };
}

const LIMITS = {
  durationMinutes: [1, 600],
  graceSeconds: [0, 3_600],
  lateSeconds: [0, 300],
  roundMinutes: [1, 240],
  autoCloseMinutes: [1, 240],
} as const;
/** Those that may be left empty. */
const OPTIONAL: ReadonlySet<Field> = new Set(['autoCloseMinutes']);
const LENGTHS = { room: 100, address: 200, description: 500 } as const;

/** By field, as the server would refuse it. */
export function wrongIn(draft: Draft): Wrong {
  const wrong: Wrong = {};
  for (const [name, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][])
    if (draft[name].trim().length > most) wrong[name] = 'long';
  if (draft.room.trim() === '') wrong.room = 'missing';
  if (draft.address.trim() === '') wrong.address = 'missing';
  if (!calendarDate(draft.date)) wrong.date = draft.date === '' ? 'missing' : 'date';
  if (!wallTime(draft.time)) wrong.time = draft.time === '' ? 'missing' : 'time';
  if (namesIn(draft.invigilators).length > 20) wrong.invigilators = 'names';
  if (namesIn(draft.invigilators).some((name) => name.length > 100)) wrong.invigilators = 'long';
  for (const [name, [least, most]] of Object.entries(LIMITS) as [keyof typeof LIMITS, readonly [number, number]][]) {
    const value = draft[name];
    if (value === '' && OPTIONAL.has(name)) continue;
    if (value === '' || !Number.isInteger(value) || value < least || value > most) wrong[name] = 'number';
  }
  return wrong;
}

/** What is still wrong while it is being put right; what the server said of a time stays until it is asked again. */
export function stillWrong(wrong: Wrong, draft: Draft): Wrong {
  const now = wrongIn(draft);
  const isKept = ([field, what]: [string, Wrong[Field]]) => what === 'twice' || what === 'skipped' || field in now;
  return Object.fromEntries((Object.entries(wrong) as [Field, Wrong[Field]][]).filter(isKept));
}

export const limitsOf = (field: Field): { least: number; most: number } | undefined => {
  const limits = (LIMITS as Partial<Record<Field, readonly [number, number]>>)[field];
  return limits && { least: limits[0], most: limits[1] };
};

/** Of a draft in which nothing is wrong. */
export function formOf(draft: Draft, place: Pick<Place, 'rooms'> | undefined): SessionForm {
  const room = draft.room.trim();
  const known = place?.rooms.find(({ name }) => name.toLowerCase() === room.toLowerCase());
  return {
    room,
    roomId: known?.roomId ?? null,
    address: draft.address.trim(),
    date: draft.date,
    time: draft.time,
    timeZone: draft.timeZone,
    ...(draft.occurrence !== '' && { occurrence: draft.occurrence }),
    invigilators: namesIn(draft.invigilators),
    description: draft.description.trim(),
    rules: {
      durationMinutes: Number(draft.durationMinutes),
      clockPolicy: draft.clockPolicy,
      graceSeconds: Number(draft.graceSeconds),
      lateSeconds: Number(draft.lateSeconds),
      roundMinutes: Number(draft.roundMinutes),
      stopPolicy: draft.stopPolicy,
      autoCloseMinutes: draft.autoCloseMinutes === '' ? null : Number(draft.autoCloseMinutes),
    },
  };
}
