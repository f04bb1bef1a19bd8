import { element } from './dom.js';
import { prose } from './prose.js';
import { confidence } from './confidence.js';

const seconds = (millis) => (millis < 1000 ? `${millis} ms` : `${(millis / 1000).toFixed(1)} s`);
const CUT = { LENGTH: 'cut at the token limit', CONTENT_FILTER: 'ended by the content filter' };

/** One response on the page, which grows with each event. Each method has the name of its event's type. */
export class Answer {
  #text = '';
  #drawing = false;
  #begun = performance.now();
  #pieces = 0;
  #calls = new Map();
  #part = null;

  constructor() {
    this.facts = element('p', { className: 'facts' }, 'thinking …');
    this.body = element('div', { className: 'body' });
    this.element = element('article', { className: 'answer waiting', ariaLabel: 'Llama' }, this.body, this.facts);
  }

  /** Shows an event; tells whether it is the last. */
  add(event) {
    this[event.type](event);
    return event.last;
  }

  Text({ text }) {
    this.#text += text;
    this.#pieces += 1;
    if (!this.#drawing) {
      this.#drawing = true;
      requestAnimationFrame(() => this.#draw());
    }
  }

  ToolCall({ id, name, arguments: given }) {
    this.#closePart();
    const result = element('dd', { className: 'pending' }, 'running …');
    this.#calls.set(id, result);
    this.body.append(element('dl', { className: 'call' }, element('dt', {}, element('code', {}, `${name} ${given}`)), result));
  }

  ToolResult({ id, result }) {
    const place = this.#calls.get(id);
    place.classList.remove('pending');
    place.textContent = result;
  }

  Done(event) {
    const { tokens } = event;
    if (tokens.length) {
      this.#text = '';
      this.#current().replaceChildren(...confidence(tokens));
    }
    const perSecond = event.tokensOut == null ? null : (event.tokensOut / event.millis) * 1000;
    this.#end([
      CUT[event.finishReason],
      `${event.tokensIn ?? '?'} tokens in, ${event.tokensOut ?? '?'} out`,
      perSecond == null ? null : `${perSecond.toFixed(perSecond < 10 ? 1 : 0)} tokens/s`,
      `first after ${seconds(event.firstTokenMillis)}`,
      event.model,
    ]);
  }

  Stopped({ millis }) {
    this.#end(['stopped', `after ${seconds(millis)}`]);
    this.element.classList.add('stopped');
  }

  Failed({ message }) {
    this.#end([]);
    this.body.append(element('p', { className: 'error', role: 'alert' }, element('strong', {}, 'No response. '), message));
  }

  #current() {
    if (!this.#part) {
      this.#part = element('div', { className: 'part' });
      this.body.append(this.#part);
    }
    return this.#part;
  }

  #closePart() {
    this.#flush();
    this.#part = null;
    this.#text = '';
  }

  #draw() {
    if (!this.#drawing) {
      return;
    }
    this.#flush();
    const rate = this.#pieces / ((performance.now() - this.#begun) / 1000);
    this.facts.textContent = `${this.#pieces} tokens so far, ${rate.toFixed(0)} tokens/s`;
  }

  #flush() {
    this.#drawing = false;
    if (this.#text.trim()) {
      this.element.classList.remove('waiting');
      this.#current().replaceChildren(...prose(this.#text));
    }
  }

  #end(facts) {
    this.#flush();
    this.element.classList.remove('waiting');
    this.body.querySelectorAll('.pending').forEach((place) => place.replaceChildren('not run to its end'));
    this.facts.replaceChildren(...facts.filter(Boolean).map((fact) => element('span', {}, fact)));
    this.facts.hidden = !facts.length;
  }
}
