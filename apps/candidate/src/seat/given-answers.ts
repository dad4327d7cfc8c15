import type { Ack, SeatCommand, SeatView } from '@vigie/protocol';
import { computed, ref, shallowRef } from 'vue';

/** An order that the server refused after the screen had moved on. */
export interface RefusedAnswer {
  commandId: string;
  challengeId: string;
  text: string;
}

type Step = Extract<SeatCommand, { challengeId: unknown }>;
const isStep = (command: SeatCommand): command is Step =>
  command.type === 'AnswerChallenge' || command.type === 'PassChallenge';

/** What this page has answered beyond the server's last view, and what came back refused. */
export function useGivenAnswers() {
  const queued = shallowRef<readonly SeatCommand[]>([]);
  /** Accepted, by challenge: at which sequence; the view that shows it may still be on its way. */
  const accepted = ref(new Map<string, number>());
  const refused = shallowRef<readonly RefusedAnswer[]>([]);
  const given = computed<ReadonlySet<string>>(
    () => new Set([...queued.value.filter(isStep).map(({ challengeId }) => challengeId), ...accepted.value.keys()]),
  );

  function onAnswered(command: SeatCommand, ack: Ack): void {
    if (!isStep(command)) return;
    const { id: commandId, challengeId } = command;
    if (ack.ok) accepted.value.set(challengeId, ack.seq);
    else refused.value = [...refused.value, { commandId, challengeId, text: ack.text }];
  }
  function onView({ version }: SeatView): void {
    for (const [id, seq] of accepted.value) if (seq <= version) accepted.value.delete(id);
  }
  const dismiss = (id: string) => (refused.value = refused.value.filter(({ commandId }) => commandId !== id));
  function forget(): void {
    queued.value = [];
    refused.value = [];
    accepted.value.clear();
  }
  return { queued, given, refused, onAnswered, onView, dismiss, forget };
}
