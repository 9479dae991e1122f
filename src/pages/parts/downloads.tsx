import type { Messages } from '../messages/messages.ts';
import type { Alternate } from '../page-context.ts';

/** The same as files, by their formats. */
export function Downloads({
  alternates,
  messages,
}: {
  alternates: readonly Alternate[];
  messages: Messages;
}) {
  if (alternates.length === 0) return null;
  return (
    <p class="downloads">
      {messages.list.download}:{' '}
      {alternates.map(({ href, label, mediaType }) => (
        <>
          <a href={href} type={mediaType}>
            {label}
          </a>{' '}
        </>
      ))}
    </p>
  );
}
