import { byId, element } from './dom.js';

const panel = byId('options');
const toggle = byId('toggle');
const fields = [...panel.querySelectorAll('[data-option]')];

/** What is picked, as the server wants it: an option that is left empty is not sent. */
export function picked() {
  return {
    kind: byId('kind').value || null,
    tools: byId('tools').value || null,
    options: Object.fromEntries(fields.filter(isSet).map((field) => [field.id, value(field)])),
  };
}

/** Fills the list of kinds; an endpoint that is real has none to pick from, and may not know tools. */
export function offer(kinds) {
  byId('kind').replaceChildren(...kinds.map((kind) => element('option', { value: kind.value }, kind.label)));
  byId('kinds').hidden = !kinds.length;
  if (kinds.length) {
    byId('tools').value = 'AUTO';
    byId('tools').selectedOptions[0].defaultSelected = true;
  }
}

/** Shows or hides the panel, where the screen has no room for it at all times. */
export function show(shown) {
  panel.classList.toggle('shown', shown);
  toggle.setAttribute('aria-expanded', String(shown));
  (shown ? panel.querySelector('select, input') : toggle).focus();
}

export const isShown = () => panel.classList.contains('shown');

const isSet = (field) => (field.type === 'checkbox' ? field.checked : field.value !== '' || field.validity.badInput);

function value(field) {
  if (field.type === 'checkbox') {
    return JSON.parse(field.dataset.value);
  }
  return field.validity.badInput ? 'no number' : field.valueAsNumber;
}

toggle.addEventListener('click', () => show(!isShown()));
byId('close').addEventListener('click', () => show(false));
