import type { Messages } from '../messages/messages.ts';

/** Buttons that save the picture of the figure around them; a script makes them work, and without it they are not shown. */
export function FigureFiles({ messages, name }: { messages: Messages; name: string }) {
  return (
    <p class="picture-files" data-picture={name}>
      {['SVG', 'PNG'].map((format) => {
        const label = messages.editor.picture.replace('{format}', format);
        return (
          <button type="button" data-save={format} title={label}>
            {format}
          </button>
        );
      })}
    </p>
  );
}
