import { element } from './dom.js';

/** The least probability of each level but the last, from sure to guessed. */
const LEVELS = [0.9, 0.7, 0.4, 0.15];
const NAMES = ['over 90 %', '70 to 90 %', '40 to 70 %', '15 to 40 %', 'under 15 %'];

const percent = (logprob) => `${(100 * Math.exp(logprob)).toFixed(1)} %`;
const visible = (token) => token.replaceAll(' ', '␣').replaceAll('\n', '⏎').replaceAll('\t', '⇥') || '(nothing)';

/**
 * The tokens of a response, coloured by how probable each was. The one under the pointer, tapped or reached by the arrow keys
 * is described below.
 */
export function confidence(tokens) {
  const marks = tokens.map((token) => element('span', { className: `token sure${level(token.logprob)}` }, token.token));
  const detail = element('p', { className: 'detail', ariaLive: 'polite' }, 'Point at a token, tap it, or use ← and →.');
  const text = element('p', { className: 'tokens', tabIndex: 0, role: 'group', ariaLabel: 'Tokens by probability' }, ...marks);
  let current = -1;
  const show = (index) => {
    if (index < 0 || index >= marks.length) {
      return;
    }
    marks[current]?.classList.remove('current');
    current = index;
    marks[current].classList.add('current');
    detail.replaceChildren(...description(tokens[current]));
  };
  const pointed = (event) => show(marks.indexOf(event.target));
  text.addEventListener('pointerover', pointed);
  text.addEventListener('click', pointed);
  text.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      show(Math.max(0, current + step));
    }
  });
  return [text, detail, legend()];
}

function level(logprob) {
  const probability = logprob == null ? 1 : Math.exp(logprob);
  const index = LEVELS.findIndex((least) => probability >= least);
  return index < 0 ? LEVELS.length : index;
}

function description({ token, logprob, alternatives }) {
  const others = alternatives
    .filter((other) => other.token !== token)
    .map((other) => `${visible(other.token)} ${percent(other.logprob)}`);
  return [
    element('code', {}, visible(token)),
    ` ${logprob == null ? 'of unknown probability' : percent(logprob)}`,
    others.length ? `, instead of ${others.join(', ')}` : '',
  ];
}

function legend() {
  const entries = NAMES.map((name, index) =>
    element('li', {}, element('span', { className: `token sure${index}`, ariaHidden: 'true' }, 'token'), ` ${name}`));
  return element('ul', { className: 'legend', ariaLabel: 'Probability of a token' }, ...entries);
}
