/** The values of a statement under construction; each is named in the text by its number. */
export class Parameters {
  readonly values: unknown[];

  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** `$n`, for the text. */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}
