import {
  findNodeAtLocation,
  getNodePath,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';

type Path = readonly (string | number)[];
/** Where something is wrong in a file, and what. */
export interface Fault {
  line: number;
  field: string;
  sentence: string;
}

const OPTIONS = { disallowComments: true, allowTrailingComma: false };

/** A JSON file that remembers on which line each of its fields stands. */
export class SetText {
  private readonly root: Node | undefined;
  readonly faults: Fault[];

  constructor(private readonly text: string) {
    const errors: ParseError[] = [];
    this.root = parseTree(text, errors, OPTIONS);
    // One slip makes several errors: the first one is where it is.
    this.faults = errors.slice(0, 1).map(({ offset, error }) => ({
      line: this.lineAt(offset),
      field: 'JSON',
      sentence: SLIPS[printParseErrorCode(error)] ?? 'ce n’est pas du JSON',
    }));
    if (this.faults.length === 0 && this.root) this.faults.push(...this.twice(this.root));
  }

  get value(): unknown {
    return this.root && getNodeValue(this.root);
  }

  /** The fault of a field, at its line; at the line of what should hold it where it is missing. */
  fault(path: Path, sentence: string): Fault {
    return { line: this.lineOf(path), field: fieldName(path), sentence };
  }

  private lineOf(path: Path): number {
    const node = this.root && findNodeAtLocation(this.root, [...path]);
    const named = node?.parent?.type === 'property' ? node.parent : node;
    return named ? this.lineAt(named.offset) : path.length > 0 ? this.lineOf(path.slice(0, -1)) : 1;
  }

  private lineAt = (offset: number): number => this.text.slice(0, offset).split('\n').length;

  /** A field written twice: JSON would silently keep the last. */
  private twice(node: Node): Fault[] {
    const names = node.type === 'object' ? node.children!.map(({ children }) => children![0]!) : [];
    const again = names.filter(({ value }, index) => names.findIndex((one) => one.value === value) < index);
    return [
      ...again.map((name) => ({
        line: this.lineAt(name.offset),
        field: fieldName(getNodePath(name)),
        sentence: 'ce champ est écrit deux fois',
      })),
      ...(node.children ?? []).flatMap((child) => this.twice(child)),
    ];
  }
}

const fieldName = (path: Path): string =>
  path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step + 1}]`;
    return name ? `${name}.${step}` : step;
  }, '') || 'fichier';

const SLIPS: Readonly<Record<string, string>> = {
  CommaExpected: 'il manque une virgule avant ceci',
  ColonExpected: 'il manque « : » avant ceci',
  ValueExpected: 'il manque une valeur (ou il y a une virgule de trop)',
  PropertyNameExpected: 'il manque un nom de champ entre guillemets (ou il y a une virgule de trop)',
  CloseBraceExpected: 'il manque « } »',
  CloseBracketExpected: 'il manque « ] »',
  EndOfFileExpected: 'il y a quelque chose après la fin du fichier',
  UnexpectedEndOfString: 'ce texte n’est pas fermé par un guillemet',
  InvalidEscapeCharacter: 'cette suite après « \\ » n’existe pas',
  InvalidCommentToken: 'un commentaire n’a pas sa place ici',
};
