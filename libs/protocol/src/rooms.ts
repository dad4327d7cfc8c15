import { SEAT_NUMBER } from '@vigie/domain';
import { z } from 'zod';
import { Id, line, paragraph } from './primitives.js';

/** A room of a centre, used again from one session to the next. POST /api/center/rooms keeps it under its id. */
export const RoomForm = z.strictObject({
  roomId: Id.describe('Made by the sender: a new room, or the one that changes.'),
  centerId: Id,
  name: line(100),
  seats: z
    .array(z.string().regex(SEAT_NUMBER))
    .max(200)
    .describe('The numbers of its seats, in the order of the rows.'),
  sharesStorage: z.boolean().describe('R11: files left on one PC are found on another.'),
  note: z.union([z.literal(''), paragraph(500)]),
});
export type RoomForm = z.infer<typeof RoomForm>;

/** GET /api/center/places: the administrator's centres and their rooms. */
export const Places = z.object({
  ok: z.literal(true),
  centers: z.array(
    z.object({
      centerId: Id,
      name: z.string(),
      address: z.string().describe('Of its latest session; empty before the first.'),
      timeZone: z.string(),
      rooms: z.array(
        z.object({
          roomId: Id,
          name: z.string(),
          seats: z.array(z.string()),
          sharesStorage: z.boolean(),
          note: z.string(),
          sessions: z.number().int().describe('How many sessions are in it.'),
        }),
      ),
    }),
  ),
});
export type Places = z.infer<typeof Places>;
export type Place = Places['centers'][number];
export type Room = Place['rooms'][number];
