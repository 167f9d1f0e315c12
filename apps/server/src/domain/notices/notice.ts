/** What is told by mail. The words are made when it is sent, from how things are then. */
export type Notice =
  /** Staff ask to be let in. */
  | { readonly kind: 'support_request'; readonly id: string }
  /** An admin answered them. */
  | { readonly kind: 'support_decision'; readonly id: string };

/** To whom. Whether they are to be told, and where, is looked up when it is sent. */
export type Addressee = { readonly memberId: string } | { readonly staffId: string };
