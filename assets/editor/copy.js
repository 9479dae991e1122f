// Buttons that copy code.
/** Puts a copy button into every snippet below an element. */
export function addCopyButtons(root) {
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
  return element(
    'button',
    { type: 'button', class: 'quiet copy', 'aria-live': 'polite', onclick: copyCode },
    copy,
  );
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
