import { SUGGESTED_CATEGORY, type ReportCategory } from '@vigie/domain';
import type { FraudFacts, Report, ReportVersion, Tile } from '@vigie/protocol';

export interface ReportDraft {
  category: ReportCategory | null;
  number: number | null;
  description: string;
  /** The version that is being edited. */
  version: number;
}

export type FraudDraft = Required<FraudFacts> & { version: number };

export const standing = (report: Report): ReportVersion => report.versions.at(-1)!;

/** The place of the challenge that the candidate is at; null before the start. */
export const currentNumber = ({ progress }: Tile): number | null =>
  progress && Math.min(progress.done + 1, progress.total);

/** Prefilled with the challenge that the candidate is at, and with what they report of it. */
export const newReport = (tile: Tile): ReportDraft => ({
  category: tile.alert && SUGGESTED_CATEGORY[tile.alert.reason],
  number: tile.alert?.number ?? currentNumber(tile),
  description: '',
  version: 0,
});

export const editedReport = (report: Report): ReportDraft => {
  const { category, number, description, version } = standing(report);
  return { category, number, description: description ?? '', version };
};

export const newFraud = (time: string): FraudDraft => ({
  facts: '',
  time,
  material: '',
  said: '',
  witnesses: '',
  version: 0,
});

export const editedFraud = (report: Report): FraudDraft => {
  const { fraud, version } = standing(report);
  return { ...newFraud(''), ...fraud, version };
};

/** What was left empty is not said. */
export function factsOf({ facts, ...rest }: FraudDraft): FraudFacts {
  const { version: _version, ...others } = rest;
  return { facts, ...Object.fromEntries(Object.entries(others).filter(([, text]) => text.trim() !== '')) };
}
