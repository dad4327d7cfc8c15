import { CHECK_LISTS } from '@vigie/domain';
import { z } from 'zod';
import { Id, InstantSchema, line } from './primitives.js';

const List = z.enum(CHECK_LISTS);
const Version = z.number().int().nonnegative();
const ItemId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const Who = z.object({
  by: z.string().nullable().describe('The name; null once it is erased.'),
  at: InstantSchema,
});
const MOST_ITEMS = 30;

/** A line of a check-list, in one session. */
export const CheckItem = z.object({
  id: ItemId,
  text: z.string().describe('As it was ticked; else as the centre has it now.'),
  version: Version.describe("The list's, whose text this is."),
  tick: Who.nullable(),
});
export type CheckItem = z.infer<typeof CheckItem>;

/** The check-lists of one session (B5, R11), those that the reader may see. */
export const CheckReport = z.object({
  ok: z.literal(true),
  at: InstantSchema,
  timeZone: z.string(),
  isOpen: z.boolean().describe('False once the session is finalised or cancelled: nothing is ticked any more.'),
  lists: z.array(z.object({ list: List, items: z.array(CheckItem) })),
});
export type CheckReport = z.infer<typeof CheckReport>;

/** Ticks one line, or takes the tick back. A second time changes nothing. */
export const CheckTick = z.strictObject({
  list: List,
  item: ItemId,
  version: Version.describe('Of the text that stood on the screen.'),
  ticked: z.boolean(),
});
export type CheckTick = z.infer<typeof CheckTick>;

/** One check-list of a centre, as it stands. */
export const CheckTexts = z.object({
  list: List,
  version: Version.describe('0: never changed.'),
  changed: Who.nullable(),
  items: z.array(z.object({ id: ItemId, text: z.string() })),
});
export type CheckTexts = z.infer<typeof CheckTexts>;

/** The check-lists of the administrator's centres. */
export const CenterCheckTexts = z.object({
  ok: z.literal(true),
  centers: z.array(z.object({ centerId: Id, name: z.string(), lists: z.array(CheckTexts) })),
});
export type CenterCheckTexts = z.infer<typeof CenterCheckTexts>;

/** One check-list of a centre, written anew: lines in their order. */
export const CheckTextsEdit = z.strictObject({
  centerId: Id,
  list: List,
  version: Version.describe('The one that was read: another in between is not written over.'),
  items: z
    .array(z.strictObject({ id: ItemId.describe('Made by the sender for a new line.'), text: line(200) }))
    .max(MOST_ITEMS)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length),
});
export type CheckTextsEdit = z.input<typeof CheckTextsEdit>;
