/** Two short soft tones, a third apart. */
const TONES = [
  { hertz: 659, at: 0 },
  { hertz: 523, at: 0.14 },
] as const;
const LENGTH = 0.22;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

/** A browser lets a page be heard only once somebody has touched it. */
export function wakeSound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

export function playTwoTone(): void {
  wakeSound();
  if (!context) return;
  for (const { hertz, at } of TONES) playTone(context, hertz, context.currentTime + at);
}

function playTone(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = hertz;
  // In and out without a click.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}
