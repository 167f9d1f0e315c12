/**
 * Bounds on what one request may ask the engine to do. They are far above what any identity provider sends and
 * keep the slowest answer to a hostile body of permitted size in the range of a normal one.
 */
export const limits = {
  /** Characters of a filter in a query or a search request. */
  filterLengthMax: 8192,
  /** Comparisons in a filter; inside a PATCH path, where one filter runs for each operation, far fewer. */
  filterTermsMax: 200,
  pathFilterTermsMax: 10,
  /** Brackets and `not` inside each other. */
  filterDepthMax: 32,
  /** Values of one multi-valued attribute. Members of a group are not counted: they have no limit. */
  elementsMax: 1000,
  /** Operations in one PATCH, of members too: they can be changed by the hundred thousand in one operation. */
  operationsMax: 50_000,
  /** Changes of attributes in one PATCH, after pathless values are taken apart. Members are not counted. */
  patchOperationsMax: 1000,
  /** Values of multi-valued attributes that the operations of one PATCH go through, counted for each operation. */
  elementsSeenMax: 250_000,
  /** Extension schemas in one resource that we don't know, attributes in each, and levels of nesting in them. */
  customExtensionsMax: 50,
  customAttributesMax: 1000,
  customDepthMax: 16,
  /** Names that a caller is told were ignored. */
  ignoredNamesMax: 50,
  cursorLengthMax: 1024,
} as const;
