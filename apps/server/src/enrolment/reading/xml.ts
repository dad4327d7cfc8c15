import { SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.js';

export type Attributes = Readonly<Record<string, string>>;

export interface Hears {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads a document by its tags. No document type is accepted: no entity but XML's own can be declared. */
export function hear(xml: string, { open, text, close }: Hears): void {
  const parser = new SaxesParser();
  const fail = () => {
    throw new Unreadable('file-damaged');
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  if (open) parser.on('opentag', ({ name, attributes }) => open(name, attributes as Attributes));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close) parser.on('closetag', ({ name }) => close(name));
  parser.write(xml).close();
}
