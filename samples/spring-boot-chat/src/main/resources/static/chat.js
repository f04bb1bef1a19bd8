import { byId, element } from './dom.js';
import { jsonLines, post } from './lines.js';
import { Answer } from './answer.js';
import { isShown, offer, picked, show } from './options.js';

const EXAMPLES = [
  'Tell me a long story about a llama.',
  'What is the capital of Japan?',
  'What is the weather in Munich and Lima?',
  'How much is 37 times 87?',
];

const log = byId('log');
const scroll = byId('scroll');
const question = byId('question');
let conversation = crypto.randomUUID();
let answering = false;

function say(status) {
  byId('status').textContent = status;
}

function setAnswering(now) {
  answering = now;
  log.ariaBusy = String(now);
  byId('send').hidden = now;
  byId('stop').hidden = !now;
  byId('stop').disabled = false;
}

function isAtEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

function follow(wasAtEnd) {
  if (wasAtEnd) {
    scroll.scrollTop = scroll.scrollHeight;
  }
}

async function ask(text) {
  byId('empty').hidden = true;
  const answer = new Answer();
  log.append(element('article', { className: 'asked', ariaLabel: 'You' }, text), answer.element);
  follow(true);
  let wasAtEnd = true;
  const growth = new ResizeObserver(() => follow(wasAtEnd));
  const watch = () => { wasAtEnd = isAtEnd(); };
  scroll.addEventListener('scroll', watch);
  growth.observe(answer.element);
  setAnswering(true);
  say('Llama is responding');
  const mine = conversation;
  try {
    say(await read(answer, await post('api/chat', { conversation: mine, text, ...picked() })));
  } catch (problem) {
    answer.add({ type: 'Failed', message: `The connection to this page’s server is lost: ${problem.message}` });
    say('The connection is lost');
  }
  growth.disconnect();
  scroll.removeEventListener('scroll', watch);
  follow(wasAtEnd);
  if (mine === conversation) {
    setAnswering(false);
    question.focus();
  }
}

/** Reads a response to its end and returns how it ended. */
async function read(answer, response) {
  if (!response.ok) {
    const { message } = await response.json();
    answer.add({ type: 'Failed', message: message ?? `The server responded with status ${response.status}` });
    return 'No response';
  }
  for await (const event of jsonLines(response)) {
    if (answer.add(event)) {
      return { Done: 'The response is complete', Stopped: 'The response was stopped', Failed: 'No response' }[event.type];
    }
  }
  throw new Error('the response has no end');
}

function stop() {
  byId('stop').disabled = true;
  post('api/stop', { conversation });
}

function restart() {
  if (answering) {
    stop();
  }
  conversation = crypto.randomUUID();
  log.replaceChildren();
  byId('empty').hidden = false;
  setAnswering(false);
  say('New chat');
  question.focus();
}

function grow() {
  question.style.height = 'auto';
  question.style.height = `${question.scrollHeight + 2}px`;
}

function send() {
  const text = question.value;
  if (answering || !text.trim()) {
    return;
  }
  question.value = '';
  grow();
  ask(text.trim());
}

function welcome(setup) {
  offer(setup.kinds);
  byId('endpoint').textContent = setup.simulated ? 'simulated' : new URL(setup.endpoint.split(' ')[0]).host;
  byId('endpoint').title = setup.endpoint;
  byId('endpoint').hidden = false;
  byId('explanation').textContent = setup.simulated
    ? 'No AZURE_LLAMA_ENDPOINT is set, so a simulator of Azure responds. It knows a little, and says so when it does not.'
    : 'It remembers what you say until this page is closed or reloaded.';
}

byId('examples').append(...EXAMPLES.map((text) => {
  const button = element('button', { type: 'button' }, text);
  button.addEventListener('click', () => ask(text));
  return element('li', {}, button);
}));
byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
question.addEventListener('input', grow);
question.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && isShown()) {
    show(false);
  } else if (event.key === 'Escape' && answering) {
    stop();
  }
});
byId('stop').addEventListener('click', stop);
byId('restart').addEventListener('click', restart);

fetch('api/setup').then((response) => response.json()).then(welcome);
