import { describe, expect, it } from 'vitest';
import { Frame, type SentFrame } from './room.js';
import { Tile, type SentTile } from './tile.js';
import { wholeFrame, wholeTile } from './whole.js';

const ID = '0198a1b2-0000-7000-8000-000000000001';
const sent: SentTile = {
  candidateId: ID,
  seq: 7,
  situation: 'started',
  welcome: { identity: 'documentSeen', attendance: true, seated: false, seat: null },
  startedAt: 1_790_000_000_000,
  wrongCodes: 0,
  extraMinutes: 0,
  grantedMs: 0,
  reports: 0,
};

describe('A tile as it is sent', () => {
  it('is made whole by the readers as the schema says', () => {
    expect(wholeTile(sent)).toEqual(Tile.parse(sent));
    expect(Object.keys(wholeTile(sent)).toSorted()).toEqual(Object.keys(Tile.parse(sent)).toSorted());
  });

  it.each([null, undefined])('may say %s, as those did that were stored before, or as it is drawn', (nothing) => {
    const drawn = { ...sent, request: nothing, closed: nothing };
    expect(wholeTile(drawn)).toStrictEqual(wholeTile(sent));
  });

  it('keeps what it says', () => {
    const frame: SentFrame = { seq: 7, prev: 6, at: 1_790_000_000_000, entries: [], tiles: [sent] };
    expect(wholeFrame(frame)).toEqual(Frame.parse(frame));
    expect(wholeFrame(frame).tiles[0]).toMatchObject(sent);
  });
});
