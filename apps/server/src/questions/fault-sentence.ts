import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  array: 'une liste',
  object: 'un objet',
};

/** What is wrong, in French. Issues with a message of our own keep it. */
export function faultSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'ce champ manque' : `il faut ici ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined ? 'ce champ manque' : `il faut ici ${issue.values.join(' ou ')}`;
    case 'invalid_union':
      return 'il faut ici QCU, QCM ou QROC';
    case 'too_small':
      return issue.origin === 'array' ? `il en faut au moins ${issue.minimum}` : 'ce texte est vide';
    case 'too_big':
      return issue.origin === 'array' ? `pas plus de ${issue.maximum}` : `pas plus de ${issue.maximum} caractères`;
    case 'unrecognized_keys':
      return 'ce champ n’existe pas pour ce type d’épreuve';
    default:
      return issue.message;
  }
}
