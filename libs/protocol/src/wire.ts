import type { ClockReply, Goodbye, RefusalMessage } from './ack.js';
import type { CenterList, CenterNotice, CenterPulse, CenterSummary, NoticesRead } from './center.js';
import type { Display, DisplayChoice, DisplayKept } from './display.js';
import type { Projection, ProjectionPulse, ProjectorView } from './projection.js';
import type { AnnouncementText, SeatAck, SeatCommand, SeatView } from './seat.js';
import type { CatchUpRequest, Pulse, SentCatchUp, SentFrame } from './room.js';
import type { RoomAck, RoomCommand } from './room-commands.js';
import type { ReportList, ReportsRequest } from './reports.js';

type Reply<T> = (reply: T) => void;

/** Asks the server's time (T8): the answer is an instant. */
type Clock = (reply: Reply<ClockReply>) => void;

export interface SeatClientToServer {
  command: (command: SeatCommand, reply: Reply<SeatAck>) => void;
  chooseDisplay: (choice: DisplayChoice, reply: Reply<DisplayKept | RefusalMessage>) => void;
  clock: Clock;
}
export interface SeatServerToClient {
  view: (view: SeatView) => void;
  display: (display: Display) => void;
  announcement: (announcement: AnnouncementText) => void;
  goodbye: (goodbye: Goodbye) => void;
}
export interface RoomClientToServer {
  command: (command: RoomCommand, reply: Reply<RoomAck>) => void;
  catchUp: (request: CatchUpRequest, reply: Reply<SentCatchUp | RefusalMessage>) => void;
  reports: (request: ReportsRequest, reply: Reply<ReportList | RefusalMessage>) => void;
  clock: Clock;
}
export interface RoomServerToClient {
  frame: (frame: SentFrame) => void;
  pulse: (pulse: Pulse) => void;
  goodbye: (goodbye: Goodbye) => void;
}
export interface CenterClientToServer {
  list: (reply: Reply<CenterList | RefusalMessage>) => void;
  clock: Clock;
}
export interface CenterServerToClient {
  summary: (summary: CenterSummary) => void;
  notice: (notice: CenterNotice) => void;
  noticesRead: (read: NoticesRead) => void;
  pulse: (pulse: CenterPulse) => void;
  goodbye: (goodbye: Goodbye) => void;
}
export interface ProjectionClientToServer {
  follow: (reply: Reply<Projection | RefusalMessage>) => void;
  clock: Clock;
}
export interface ProjectionServerToClient {
  view: (view: ProjectorView) => void;
  pulse: (pulse: ProjectionPulse) => void;
  goodbye: (goodbye: Goodbye) => void;
}
