import type { RoomCommand } from '@vigie/protocol';

/** An order as a screen makes it: the id comes when it is sent, and the server is the judge of ids and dates. */
export type Order = Plain<RoomCommand>;

type Plain<Command> = Command extends RoomCommand
  ? {
      [Key in keyof Omit<Command, 'id'>]: Key extends 'candidateId' | 'otherId' | 'birthDate'
        ? string
        : Key extends 'candidateIds'
          ? string[]
          : Omit<Command, 'id'>[Key];
    }
  : never;
