// Where choices are made from lists, choosing is enough: the buttons are for those without scripts. The page comes anew
// and the reader goes on where they were.
const PLACE = 'chosen';
/** Values of a facet that are shown at once where there are many. */
const FEW = 8;

for (const form of document.querySelectorAll('form.choose, .filters form')) {
  form.classList.add('at-once');
  form.addEventListener('change', ({ target }) => {
    if (!target.name) return;
    const { name, value, type } = target;
    sessionStorage.setItem(PLACE, JSON.stringify({ name, value: type === 'checkbox' ? value : null }));
    form.requestSubmit();
  });
  // What is not chosen does not stand in the address.
  form.addEventListener('formdata', ({ formData }) => {
    const empty = [...formData].filter(([, value]) => value === '').map(([name]) => name);
    for (const name of empty) if (formData.getAll(name).every((value) => value === '')) formData.delete(name);
  });
  for (const fieldset of form.querySelectorAll('fieldset')) shorten(fieldset);
  goOn(form);
}

/** Puts the focus back on what was chosen before the page came anew. */
function goOn(form) {
  const { name, value } = JSON.parse(sessionStorage.getItem(PLACE) ?? '{}');
  const field = [...form.elements].find(
    (one) => one.name === name && (value === null || one.value === value),
  );
  if (!name || !field) return;
  sessionStorage.removeItem(PLACE);
  const folded = form.closest('details');
  if (folded) folded.open = true;
  field.closest('label')?.toggleAttribute('hidden', false);
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

/** Shows the first values of a long facet, the others on demand or by what is typed. */
function shorten(fieldset) {
  const labels = [...fieldset.querySelectorAll('label')];
  if (labels.length <= FEW + 2) return;
  fieldset.classList.add('short');
  const isShown = (label, place) => place < FEW || label.querySelector(':checked') !== null;
  const more = Object.assign(document.createElement('button'), { type: 'button', className: 'link' });
  const find = Object.assign(document.createElement('input'), { type: 'search', autocomplete: 'off' });
  find.setAttribute('aria-label', fieldset.dataset.search);
  find.placeholder = fieldset.dataset.search;
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const update = (all) => {
    const wanted = plain(find.value.trim());
    let hidden = 0;
    for (const [place, label] of labels.entries()) {
      label.hidden = wanted ? !plain(label.textContent).includes(wanted) : !all && !isShown(label, place);
      if (label.hidden) hidden++;
    }
    more.hidden = wanted !== '' || hidden === 0;
    more.textContent = fieldset.dataset.more.replace(/\d+/, hidden);
  };
  find.addEventListener('input', () => update(false));
  find.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  more.addEventListener('click', () => {
    update(true);
    labels[FEW].querySelector('input').focus();
  });
  fieldset.querySelector('legend').after(find);
  labels.at(-1).after(more);
  update(false);
}
