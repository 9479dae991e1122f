/** A text of the data with the language it is in, where it has one. */
export interface Text {
  readonly text: string;
  readonly language?: string;
}
