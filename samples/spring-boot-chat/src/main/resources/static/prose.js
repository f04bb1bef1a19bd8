import { element } from './dom.js';

const FENCE = /^[ \t]*```/m;
const INLINE = /(`[^`\n]+`)/;

/** Shows a text with its code set apart. All of it stays text: whatever else a model writes is shown as it is. */
export function prose(text) {
  return text.split(FENCE).flatMap((part, index) => (index % 2 ? [block(part)] : paragraphs(part)));
}

function block(part) {
  const end = part.indexOf('\n');
  const language = (end < 0 ? part : part.slice(0, end)).trim();
  const code = element('code', {}, end < 0 ? '' : part.slice(end + 1).trimEnd());
  return element('pre', { tabIndex: 0, ariaLabel: language ? `Code, ${language}` : 'Code' }, code);
}

function paragraphs(part) {
  return part
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter((paragraph) => paragraph)
    .map((paragraph) => element('p', {}, ...paragraph.split(INLINE).filter(Boolean).map(inline)));
}

function inline(piece) {
  return INLINE.test(piece) ? element('code', {}, piece.slice(1, -1)) : piece;
}
