// What pages with queries on them do beside showing them: code can be copied, and what an example query finds can be
// drawn above the table of it.
const place = document.getElementById('picture');

addCopyButtons(document);
place?.querySelector('button').addEventListener('click', () => draw(place));

/** Puts the picture in the place of its button; where there is none, says why and leaves the button for another try. */
async function draw(frame) {
  const button = frame.querySelector('button');
  button.disabled = true;
  frame.querySelector('.notice')?.remove();
  try {
    frame.replaceChildren(await pictureFor(frame));
  } catch (error) {
    frame.append(noticeOf(error, JSON.parse(frame.dataset.words)));
    button.disabled = false;
  }
}

async function pictureFor(frame) {
  const [{ refusalOf }, { aboutPage }, { viewed }, { GRAPH_TYPE, ROWS_TYPE, readResult }, response] =
    await Promise.all([
      import('./editor/ask.js'),
      import('./editor/dom.js'),
      import('./editor/panel.js'),
      import('./editor/result.js'),
      fetch(frame.dataset.source),
    ]);
  const about = { ...aboutPage(frame), width: frame.clientWidth };
  if (!response.ok) throw await refusalOf(response, about.words);
  const type = response.headers.get('content-type') ?? '';
  if (![GRAPH_TYPE, ROWS_TYPE].some((known) => type.startsWith(known))) throw new TypeError(type);
  return viewed(frame.dataset.view, await readResult(response), about);
}

/** The words of a Refusal; any other error means that nothing came, as in the editor. */
function noticeOf({ title, message }, { unreachable }) {
  const notice = Object.assign(document.createElement('div'), { className: 'notice', role: 'alert' });
  const strong = Object.assign(document.createElement('strong'), { textContent: title ?? unreachable });
  const pre = Object.assign(document.createElement('pre'), { textContent: message });
  notice.append(strong, ...(title && message ? [pre] : []));
  return notice;
}

/** Puts a copy button into every snippet below an element. */
function addCopyButtons(root) {
  for (const box of root.querySelectorAll('.snippets')) {
    for (const snippet of box.querySelectorAll('[data-snippet]'))
      snippet.append(buttonFor(snippet, box.dataset));
  }
}

function buttonFor(snippet, { copy, copied }) {
  const copyCode = async ({ target }) => {
    await copyText(snippet.querySelector('code'));
    target.textContent = copied;
    setTimeout(() => {
      target.textContent = copy;
    }, 2_000);
  };
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'quiet copy', ariaLive: 'polite', textContent: copy });
  button.addEventListener('click', copyCode);
  return button;
}

async function copyText(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // Without a secure context or leave to write: what is selected can be copied by hand.
    getSelection().selectAllChildren(code);
    document.execCommand('copy');
  }
}
