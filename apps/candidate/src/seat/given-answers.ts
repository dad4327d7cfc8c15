import type { WholeView } from '@vigie/link';
import type { Ack, SeatCommand } from '@vigie/protocol';
import { computed, ref, shallowRef } from 'vue';

/** An order that the server refused after the screen had moved on. */
export interface RefusedAnswer {
  commandId: string;
  challengeId: string;
  text: string;
  isAlert: boolean;
}

type OfChallenge = Extract<SeatCommand, { challengeId: unknown }>;
type Step = Exclude<OfChallenge, { type: 'RaiseAlert' }>;
const isOfChallenge = (command: SeatCommand): command is OfChallenge => 'challengeId' in command;
const isStep = (command: SeatCommand): command is Step => isOfChallenge(command) && command.type !== 'RaiseAlert';

/** T4: the screen itself says for good what became of late answers. */
const SAID_BESIDE = 'answer-kept-late';

/** What this page has answered beyond the server's last view, and what came back refused. */
export function useGivenAnswers() {
  /** What the candidate does: that the page was left goes without saying (Q3). */
  const queued = shallowRef<readonly SeatCommand[]>([]);
  /** How many of them are on disk: what the screen calls kept here. */
  const kept = ref(0);
  /** Accepted, by challenge: at which sequence; the view that shows it may still be on its way. */
  const accepted = ref(new Map<string, number>());
  const refused = shallowRef<readonly RefusedAnswer[]>([]);
  const given = computed<ReadonlySet<string>>(
    () => new Set([...queued.value.filter(isStep).map(({ challengeId }) => challengeId), ...accepted.value.keys()]),
  );

  function onWaiting(commands: readonly SeatCommand[], onDisk: number): void {
    queued.value = commands.filter(({ type }) => type !== 'LoseFocus');
    // Which of them are on the disk is not known: rather one too few than one that is not.
    kept.value = Math.max(0, onDisk - (commands.length - queued.value.length));
  }
  function onAnswered(command: SeatCommand, ack: Ack): void {
    if (!isOfChallenge(command)) return;
    const { id: commandId, challengeId } = command;
    const isAlert = !isStep(command);
    if (ack.ok && !isAlert) accepted.value.set(challengeId, ack.seq);
    if (ack.ok || ack.code === SAID_BESIDE) return;
    refused.value = [...refused.value, { commandId, challengeId, text: ack.text, isAlert }];
  }
  function onView({ version }: WholeView): void {
    for (const [id, seq] of accepted.value) if (seq <= version) accepted.value.delete(id);
  }
  const dismiss = (id: string) => (refused.value = refused.value.filter(({ commandId }) => commandId !== id));
  function forget(): void {
    onWaiting([], 0);
    refused.value = [];
    accepted.value.clear();
  }
  return { queued, kept, given, refused, onWaiting, onAnswered, onView, dismiss, forget };
}
