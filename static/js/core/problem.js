/** What went wrong, in the form the server says it (RFC 9457). */

/** @typedef {import('./types.js').FieldError} FieldError */

/** A refusal or failure with a title, a sentence and, for bad input, the fields. */
export class Problem extends Error {
  /**
   * @param {{title: string, status?: number, detail?: string, errors?: FieldError[]}} problem
   */
  constructor({ title, status = 0, detail = '', errors = [] }) {
    super(detail || title);
    this.name = 'Problem';
    this.title = title;
    /** 0 when the server was not reached @type {number} */
    this.status = status;
    this.detail = detail;
    this.errors = errors;
  }

  /**
   * Whatever was thrown or sent, as a problem.
   * @param {unknown} value a problem+json object, an Error or anything else
   * @param {string} [title] when it has none of its own
   * @returns {Problem}
   */
  static from(value, title = 'Something went wrong') {
    if (value instanceof Problem) return value;
    if (value instanceof Error) return new Problem({ title, detail: value.message });
    if (typeof value !== 'object' || value === null) return new Problem({ title, detail: value ? String(value) : '' });
    const given = /** @type {Record<string, unknown>} */ (value);
    return new Problem({
      title: typeof given.title === 'string' ? given.title : title,
      status: typeof given.status === 'number' ? given.status : 0,
      detail: typeof given.detail === 'string' ? given.detail : '',
      errors: Array.isArray(given.errors) ? given.errors : [],
    });
  }
}
