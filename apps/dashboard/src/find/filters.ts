import type { Tile } from '@vigie/protocol';
import { isOver } from '../room/attention';
import { isAtWork, isDone } from '../room/counts';
import { isInPart } from '../rows/watches';

export const FILTERS = ['all', 'mine', 'need', 'atWork', 'lost', 'toWitness', 'notArrived', 'over'] as const;
export type Filter = (typeof FILTERS)[number];

interface Reader {
  /** The ids of « À traiter ». */
  readonly needing: ReadonlySet<string>;
  /** R0: the rows that the reader watches. */
  readonly rows: readonly string[];
}

/** Whom a filter keeps. */
export const passes: Record<Filter, (tile: Tile, reader: Reader) => boolean> = {
  all: () => true,
  mine: (tile, { rows }) => isInPart(tile, rows),
  need: ({ candidateId }, { needing }) => needing.has(candidateId),
  atWork: isAtWork,
  lost: (tile) => tile.link?.on === false && !isOver(tile),
  toWitness: ({ situation }) => situation === 'endScreen',
  notArrived: ({ joinedAt, closed }) => joinedAt === null && closed === null,
  over: isDone,
};
