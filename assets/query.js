// What pages with queries on them do beside showing them: code can be copied, and what an example query finds can be
// drawn above the table of it.
const place = document.getElementById('picture');

addCopyButtons(document);
place?.querySelector('button').addEventListener('click', () => draw(place), { once: true });

async function draw(frame) {
  const [{ aboutPage }, { viewed }, { GRAPH_TYPE, ROWS_TYPE, readResult }, response] = await Promise.all([
    import('./editor/dom.js'),
    import('./editor/panel.js'),
    import('./editor/result.js'),
    fetch(frame.dataset.source),
  ]);
  const type = response.headers.get('content-type') ?? '';
  if (![GRAPH_TYPE, ROWS_TYPE].some((known) => type.startsWith(known))) return;
  const about = { ...aboutPage(frame), width: frame.clientWidth };
  frame.replaceChildren(viewed(frame.dataset.view, await readResult(response), about));
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
