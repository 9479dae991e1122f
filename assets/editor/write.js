// YASQE in place of the form's text area, with nothing that is fetched from elsewhere.
import { registerCompleters } from './complete.js';
import { element } from './dom.js';

/** The editor; `run` is called when the keys for it are pressed. */
export function createEditor(form, about, run) {
  const { Yasqe } = window;
  const field = form.elements.namedItem('query');
  const label = form.querySelector('label');
  const autocompleters = registerCompleters(Yasqe, form, about);
  // YASQE merges lists by position: those of its own that ask other hosts would stand behind ours.
  Yasqe.defaults.autocompleters = [];
  const place = element('div');
  field.replaceWith(place);
  label.removeAttribute('for');
  const editor = new Yasqe(place, {
    value: field.value.trim(),
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: '100%',
    autocompleters,
  });
  // The Tab key leaves the editor, as it leaves every field.
  const keys = { 'Ctrl-Enter': run, 'Cmd-Enter': run, 'Ctrl-S': false, Tab: false, 'Shift-Tab': false };
  editor.setOption('extraKeys', { ...editor.getOption('extraKeys'), ...keys });
  editor.getInputField().setAttribute('aria-label', label.textContent);
  editor.getScrollerElement().tabIndex = 0; // what overflows can be scrolled by keyboard
  return editor;
}

/** Marks the line (1-based) at which a query is at fault until the query is changed, and puts the cursor there. */
export function markFault(editor, { line, column = 1 }) {
  const at = line - 1;
  const mark = editor.addLineClass(at, 'wrap', 'fault');
  editor.getDoc().setCursor({ line: at, ch: column - 1 });
  const clear = () => {
    editor.removeLineClass(mark, 'wrap', 'fault');
    editor.off('change', clear);
  };
  editor.on('change', clear);
}
