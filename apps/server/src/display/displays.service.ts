import type { CandidateId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Display, type DisplayChoice } from '@vigie/protocol';
import { DataSource, type Repository } from 'typeorm';
import { Clock } from '../platform/index.js';
import { DisplayEntity } from './display.entity.js';

/** The looks that follow candidates to another PC. */
@Injectable()
export class DisplaysService {
  private readonly displays: Repository<DisplayEntity>;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.displays = database.getRepository(DisplayEntity);
  }

  async of(candidateId: CandidateId): Promise<Display | null> {
    const found = await this.displays.findOneBy({ candidateId });
    return found && Display.parse(found);
  }

  /** The newest choice wins, whenever it arrives; gives the one that stands. */
  async keep(candidateId: CandidateId, { textSize, contrast, font, chosenAt }: DisplayChoice): Promise<Display> {
    const now = this.clock.now();
    const at = new Date(Math.min(chosenAt ?? now, now));
    await this.database.query(
      `insert into display (candidate_id, text_size, contrast, font, chosen_at) values ($1, $2, $3, $4, $5)
       on conflict (candidate_id) do update set text_size = excluded.text_size, contrast = excluded.contrast,
         font = excluded.font, chosen_at = excluded.chosen_at
       where display.chosen_at <= excluded.chosen_at`,
      [candidateId, textSize, contrast, font, at],
    );
    return (await this.of(candidateId)) ?? { textSize, contrast, font };
  }

  /** F3: kept no longer than it serves. */
  async forget(candidateId: CandidateId): Promise<void> {
    await this.displays.delete({ candidateId });
  }
}
