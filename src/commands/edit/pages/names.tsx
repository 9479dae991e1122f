import { Scroll } from '../../../pages/text.tsx';
import type { PlaceProposal } from '../../../spreadsheets/index.ts';
import { actionOf, type EditView, page, Select } from './frame.tsx';

/** A name that is asked about, and what was answered. */
export interface Question {
  /** Its number in the form. */
  readonly number: number;
  readonly proposal: PlaceProposal;
  readonly answer: 'new' | 'known' | 'several' | 'like' | '';
  /** The place that it is, or the names of the several. */
  readonly text: string;
  readonly name: string;
  readonly slug: string;
  readonly level: string;
  readonly country: string;
}

/** What the page about names shows. */
export interface NamesView {
  readonly errors?: readonly string[];
  readonly questions: readonly Question[];
  readonly levels: readonly (readonly [code: string, label: string])[];
  readonly places: readonly string[];
}

/** The page on which it is said what the names mean that the records do not know. */
export function namesPage(view: EditView, given: NamesView): string {
  const { edit } = view.messages;
  const open = given.questions.filter(({ proposal }) => proposal.answer === null);
  const fresh = given.questions.filter(({ proposal }) => proposal.answer !== null);
  return page({
    view,
    title: edit.namesTitle,
    errors: given.errors,
    children: (
      <>
        <p class="lead">{edit.namesLead}</p>
        <form method="post" action={actionOf(view, 'names')}>
          {open.length === 0 ? null : (
            <section>
              <h2>{edit.questions}</h2>
              {open.map((question) => (
                <OpenQuestion question={question} given={given} view={view} />
              ))}
            </section>
          )}
          {fresh.length === 0 ? null : <NewPlaces questions={fresh} given={given} view={view} />}
          <datalist id="places">
            {given.places.map((name) => (
              <option value={name} />
            ))}
          </datalist>
          <p class="actions">
            <button type="submit">{edit.next}</button>
            <a href={`${view.root}columns`}>{edit.back}</a>
          </p>
        </form>
      </>
    ),
  });
}

interface QuestionProps {
  readonly question: Question;
  readonly given: NamesView;
  readonly view: EditView;
}

function OpenQuestion({ question, given, view }: QuestionProps) {
  const { edit } = view.messages;
  const { number, proposal, answer, text } = question;
  const { partner, side, similar, twin, row } = proposal;
  const choice = (value: string) => ({
    type: 'radio',
    name: `is-${number}`,
    value,
    id: `is-${value}-${number}`,
    checked: answer === value,
  });
  return (
    <fieldset class="question" id={`name-${number}`}>
      <legend>
        <bdi>{partner.written}</bdi>{' '}
        <small class="note">
          {edit.row(row)}
          {partner.country === undefined ? '' : `, ${partner.country}`}
        </small>
      </legend>
      {similar.map(({ slug, label }) => (
        <p class="choice">
          <input
            {...choice('known')}
            id={`is-${slug}-${number}`}
            value={`known:${slug}`}
            checked={answer === 'known' && text === slug}
          />
          <label for={`is-${slug}-${number}`}>
            {edit.isKnown}: <bdi>{label}</bdi>
          </label>
        </p>
      ))}
      {twin === undefined ? null : (
        <p class="choice">
          <input {...choice('like')} />
          <label for={`is-like-${number}`}>{edit.isLike(twin)}</label>
        </p>
      )}
      <div class="choice">
        <input {...choice('new')} />
        <label for={`is-new-${number}`}>{edit.isNew}</label>
        <div class="fields">
          <PlaceFields question={question} given={given} view={view} />
        </div>
      </div>
      {side === 'partner' ? (
        <div class="choice">
          <input {...choice('several')} />
          <label for={`is-several-${number}`}>{edit.isSeveral}</label>
          <input
            name={`several-${number}`}
            value={answer === 'several' ? text : partner.name.replace(/\s?[/,&+]\s?/g, '; ')}
            maxlength={400}
            aria-label={edit.isSeveral}
          />
        </div>
      ) : null}
      <div class="choice">
        <input
          {...choice('other')}
          value="known"
          checked={answer === 'known' && !similar.some(({ slug }) => slug === text)}
        />
        <label for={`is-other-${number}`}>{edit.isKnown}:</label>
        <input
          name={`known-${number}`}
          list="places"
          autocomplete="off"
          maxlength={200}
          aria-label={edit.isKnown}
          value={answer === 'known' ? text : ''}
        />
      </div>
    </fieldset>
  );
}

function PlaceFields({ question, given, view }: QuestionProps) {
  const { number, name, slug, level, country } = question;
  const { edit, place } = view.messages;
  const fields = [
    ['name', edit.name, name],
    ['slug', edit.address, slug],
    ['country', place.country, country],
  ] as const;
  return (
    <>
      {fields.map(([key, label, value]) => (
        <p>
          <label for={`${key}-${number}`}>{label}</label>
          <input
            id={`${key}-${number}`}
            name={`${key}-${number}`}
            value={value}
            maxlength={200}
            autocomplete="off"
          />
        </p>
      ))}
      <p>
        <label for={`level-${number}`}>{place.level}</label>
        <Select id={`level-${number}`} name={`level-${number}`} value={level} options={given.levels} />
      </p>
    </>
  );
}

function NewPlaces({
  questions,
  given,
  view,
}: Omit<QuestionProps, 'question'> & { readonly questions: readonly Question[] }) {
  const { edit, place } = view.messages;
  const cell = (label: string, name: string, value: string, list?: string) => (
    <td>
      <input name={name} value={value} aria-label={label} maxlength={200} autocomplete="off" list={list} />
    </td>
  );
  return (
    <section>
      <h2>{edit.newPlaces}</h2>
      <p class="prose">{edit.newPlacesLead}</p>
      <Scroll label={edit.newPlaces}>
        <table class="list">
          <caption class="unseen">{edit.newPlaces}</caption>
          <thead>
            <tr>
              {[edit.inTable, edit.name, edit.address, place.country, place.level, edit.orIs].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {questions.map(({ number, proposal, answer, text, name, slug, level, country }) => (
              <tr id={`name-${number}`}>
                <th scope="row">
                  <bdi>{proposal.partner.written}</bdi> <small class="note">{edit.row(proposal.row)}</small>
                </th>
                {cell(`${edit.name}: ${proposal.key}`, `name-${number}`, name)}
                {cell(`${edit.address}: ${proposal.key}`, `slug-${number}`, slug)}
                {cell(`${place.country}: ${proposal.key}`, `country-${number}`, country)}
                <td>
                  <Select
                    name={`level-${number}`}
                    value={level}
                    options={given.levels}
                    label={`${place.level}: ${proposal.key}`}
                  />
                </td>
                {cell(
                  `${edit.orIs}: ${proposal.key}`,
                  `known-${number}`,
                  answer === 'known' ? text : '',
                  'places',
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
