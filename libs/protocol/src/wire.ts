import type { Ack, ClockReply, Goodbye, RefusalMessage } from './ack.js';
import type { CenterList, CenterPulse, CenterSummary } from './center.js';
import type { SeatAck, SeatCommand, SeatView } from './seat.js';
import type { CatchUp, CatchUpRequest, Frame, Pulse, RoomCommand } from './room.js';

type Reply<T> = (reply: T) => void;

/** Asks the server's time (T8): the answer is an instant. */
type Clock = (reply: Reply<ClockReply>) => void;

export interface SeatClientToServer {
  command: (command: SeatCommand, reply: Reply<SeatAck>) => void;
  clock: Clock;
}
export interface SeatServerToClient {
  view: (view: SeatView) => void;
  goodbye: (goodbye: Goodbye) => void;
}
export interface RoomClientToServer {
  command: (command: RoomCommand, reply: Reply<Ack>) => void;
  catchUp: (request: CatchUpRequest, reply: Reply<CatchUp | RefusalMessage>) => void;
  clock: Clock;
}
export interface RoomServerToClient {
  frame: (frame: Frame) => void;
  pulse: (pulse: Pulse) => void;
  goodbye: (goodbye: Goodbye) => void;
}
export interface CenterClientToServer {
  list: (reply: Reply<CenterList | RefusalMessage>) => void;
  clock: Clock;
}
export interface CenterServerToClient {
  summary: (summary: CenterSummary) => void;
  pulse: (pulse: CenterPulse) => void;
  goodbye: (goodbye: Goodbye) => void;
}
