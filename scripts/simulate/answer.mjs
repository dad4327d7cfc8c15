const WORDS = ['navigateur', 'mot de passe', 'tableur', '42', 'Je ne sais pas'];

/**
 * The only place that knows what an answer looks like: one choice where challenges have no type, else by their type.
 * @param {{ type?: string, choices?: readonly { id: string }[] }} challenge
 * @param {import('./random.mjs').Chance} random
 */
export function answerTo({ type, choices = [] }, random) {
  const ids = choices.map(({ id }) => id);
  if (type === undefined) return { choice: random.pick(ids) };
  if (type === 'QROC') return { answer: { text: random.pick(WORDS) } };
  if (type === 'QCU') return { answer: { choices: [random.pick(ids)] } };
  const sure = random.pick(ids);
  return { answer: { choices: ids.filter((id) => id === sure || random.happens(0.4)) } };
}
