import type { Wrong } from './draft';

/** A refusal that is about one field is said there. */
export function wrongByRefusal(code: string | undefined): Wrong {
  if (code === 'time-skipped') return { time: 'skipped' };
  return code === 'time-twice' ? { time: 'twice' } : {};
}

/** To the first field that is wrong, once it is marked. */
export function focusFirstWrong(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
