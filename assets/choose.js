// Where choices are made from lists, choosing is enough: the button is for those without scripts.
for (const form of document.querySelectorAll('form.choose')) {
  form.addEventListener('change', () => form.requestSubmit());
}
