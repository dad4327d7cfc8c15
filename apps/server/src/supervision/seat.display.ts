import { may } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DisplayChoice, type Display, type DisplayKept, type RefusalMessage } from '@vigie/protocol';
import { DisplaysService } from '../display/index.js';
import { answer, languageOfSocket } from './door.js';
import type { SeatSocket } from './seat.gateway.js';
import { refusal } from './words.js';

/** How the pages look to the candidate of a socket: beside the path of the events, for nothing of it is journalled. */
@Injectable()
export class SeatDisplay {
  private readonly logger = new Logger(SeatDisplay.name);

  constructor(@Inject(DisplaysService) private readonly displays: DisplaysService) {}

  /** A look that cannot be read keeps nobody out. */
  read({ data }: SeatSocket): Promise<Display | null> {
    return this.displays.of(data.principal.candidateId).catch((error: Error) => {
      this.logger.warn(`a look was not read: ${error.message}`);
      return null;
    });
  }

  choose(socket: SeatSocket, body: unknown): Promise<DisplayKept | RefusalMessage> {
    const { principal } = socket.data;
    return answer(socket, DisplayChoice, body, async (choice): Promise<DisplayKept | RefusalMessage> => {
      if (!may(principal, 'ChooseDisplay', principal)) return refusal(languageOfSocket(socket), 'not-allowed');
      return { ok: true, display: await this.displays.keep(principal.candidateId, choice) };
    });
  }

  /** Signed out, it serves nobody any more. */
  forget({ data }: SeatSocket): void {
    this.displays
      .forget(data.principal.candidateId)
      .catch((error: Error) => this.logger.warn(`a look was not forgotten: ${error.message}`));
  }
}
