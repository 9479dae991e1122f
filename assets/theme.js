// Light or dark as the reader chose here; where nothing was chosen, as their device says. It runs before the page is
// painted, so that no page is ever in the other colours for a moment.
const KEY = 'munpart theme';
const root = document.documentElement;

apply(stored());
addEventListener('DOMContentLoaded', () => {
  const field = document.querySelector('.theme select');
  field.value = root.dataset.theme ?? '';
  field.addEventListener('change', () => {
    try {
      localStorage.setItem(KEY, field.value);
    } catch {
      // The choice holds for this page.
    }
    apply(field.value);
  });
});

function apply(theme) {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return undefined;
  }
}
