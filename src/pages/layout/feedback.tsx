import { absolute, isWebAddress, requested, withoutParameter } from '../address.ts';
import { messagesIn } from '../messages/messages.ts';
import { type PageFrame, siteTitle } from './frame.ts';

/** How a reader tells the publisher of a mistake on this page, and how a municipality takes part; nothing where the keeper of the data states no contact. */
export function Feedback({ frame }: { frame: PageFrame }) {
  const { context } = frame;
  const { contact } = context.manifest;
  if (contact === undefined) return null;
  const { feedback } = messagesIn(context.language);
  const address = absolute(context, withoutParameter(requested(context), 'release'));
  const subject = feedback.subject(frame.title ?? siteTitle(context));
  const message = feedback.message(frame.about ?? address, context.manifest.id.slice(0, 12));
  return (
    <section class="feedback">
      <h2>{feedback.wrong}</h2>
      <p>{feedback.wrongText}</p>
      <details>
        <summary>{feedback.write}</summary>
        <pre tabindex={0}>{`${subject}\n\n${message}`}</pre>
        <Contact contact={contact} subject={subject} message={message} />
      </details>
      {context.lists.includes('places') ? (
        <>
          <h2>{feedback.add}</h2>
          <p>
            {feedback.addText} <Contact contact={contact} subject={feedback.add} label={feedback.addHow} />
          </p>
        </>
      ) : null}
    </section>
  );
}

interface ContactProps {
  /** `mailto:…`, or the address of a page. */
  readonly contact: string;
  readonly subject: string;
  readonly message?: string;
  readonly label?: string;
}

/** The way to the publisher: a mail that is written already, or the page that says how. */
function Contact({ contact, subject, message, label }: ContactProps) {
  if (isWebAddress(contact)) {
    return (
      <a class="external" href={contact} rel="external noopener">
        {label ?? new URL(contact).host}
      </a>
    );
  }
  // RFC 6068 §2: percent-encoding, also of spaces and line ends.
  const fields = [`subject=${encodeURIComponent(subject)}`];
  if (message !== undefined) fields.push(`body=${encodeURIComponent(message.replaceAll('\n', '\r\n'))}`);
  return <a href={`${contact}?${fields.join('&')}`}>{label ?? contact.slice('mailto:'.length)}</a>;
}
