import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkSet, faultLine, type Checked } from './check-set.js';
import { QuestionFiles } from './question-files.js';

/** `npm run questions:check FILE`: what is wrong with a set, line by line; exit code 1 when something is. */
function main(file: string | undefined): number {
  if (!file) return say('Quel fichier ? npm run questions:check apps/server/questions/pix-demo.json', 1);
  if (!existsSync(file)) return say(`Le fichier ${file} n’existe pas.`, 1);
  const checked = checkSet(readFileSync(file, 'utf8'), new QuestionFiles(file).fault);
  return checked.ok ? say(praise(checked), 0) : say(complaint(file, checked.faults), 1);
}

function praise({ questions }: Extract<Checked, { ok: true }>): string {
  const competences = new Set(questions.map(({ competence }) => competence));
  const of = (type: string) => `${questions.filter((one) => one.type === type).length} ${type}`;
  return `${questions.length} épreuves (${['QCU', 'QCM', 'QROC'].map(of).join(', ')}), ${competences.size} compétences sur 16 : rien à corriger.`;
}

const complaint = (file: string, faults: Extract<Checked, { ok: false }>['faults']): string =>
  [...faults.map((one) => faultLine(path.relative('', file), one)), '', `${faults.length} à corriger.`].join('\n');

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}

process.exitCode = main(process.argv[2]);
