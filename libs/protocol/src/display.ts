import { z } from 'zod';
import { InstantSchema } from './primitives.js';

const look = {
  textSize: z.literal([100, 125, 150, 200]).describe('Of the text, in percent.'),
  contrast: z.enum(['normal', 'high']),
  font: z.enum(['normal', 'easy']).describe('`easy`: open, well-spaced letters.'),
};

/** `display` on `/seat`: how the pages look to this candidate. Never in the journal: it may say something of a person's health. */
export const Display = z.object(look);
export type Display = z.infer<typeof Display>;

/** `chooseDisplay` on `/seat`: the candidate chose another look. */
export const DisplayChoice = z.strictObject({
  ...look,
  chosenAt: InstantSchema.nullable().describe("When, in the server's time; null when unknown, and then it is now."),
});
export type DisplayChoice = z.infer<typeof DisplayChoice>;

/** The answer: the look that stands, which is the one chosen last. */
export const DisplayKept = z.object({ ok: z.literal(true), display: Display });
export type DisplayKept = z.infer<typeof DisplayKept>;
