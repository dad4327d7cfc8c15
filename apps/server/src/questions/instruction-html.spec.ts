import { expect, it } from 'vitest';
import { instructionHtml } from './instruction-html.js';

it.each([
  ['**gras** et *italique*', '<p><strong>gras</strong> et <em>italique</em></p>'],
  ['une ligne\nune autre', '<p>une ligne<br />\nune autre</p>'],
  ['`a < b`', '<p><code>a &lt; b</code></p>'],
  ['- un\n- deux', '<ul>\n<li>un</li>\n<li>deux</li>\n</ul>'],
])('renders %j', (markdown, html) => {
  expect(instructionHtml(markdown)).toBe(html);
});

it('renders a table without any style', () => {
  const html = instructionHtml('| A | B |\n| :-- | --: |\n| 1 | 2 |');
  expect(html).toContain('<td>2</td>');
  expect(html).not.toContain('style');
});

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[clic](javascript:alert(1))',
  '![x](https://ailleurs.example/x.png)',
  '<https://ailleurs.example>',
  '<a href="https://ailleurs.example">ici</a>',
  '```"onmouseover="alert(1)\nx\n```',
  '<svg><style>*{}</style></svg>',
])('of %j no element nor attribute is left', (markdown) => {
  expect(instructionHtml(markdown)).not.toMatch(/<(?!\/?(p|pre|code|br)\b)|<\w+ [^/]/);
});
