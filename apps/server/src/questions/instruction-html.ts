import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/** Typed HTML stays text, and an address is no link: nothing of a challenge leaves its page. */
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable(['link', 'image', 'autolink']);

const TAGS = 'p br strong em code pre blockquote ul ol li table thead tbody tr th td'.split(' ');

/** An instruction as the browser shows it: these elements, no attribute at all. */
export const instructionHtml = (text: string): string =>
  sanitizeHtml(markdown.render(text), { allowedTags: TAGS, allowedAttributes: {} }).trim();
