/** What is told by mail. The words are made when it is sent, from how things are then. */
export type Notice =
  /** Staff ask to be let in. */
  | { readonly kind: 'support_request'; readonly id: string }
  /** An admin answered them. */
  | { readonly kind: 'support_decision'; readonly id: string }
  /** Staff have come in, and have left after they changed something: the id is that of the access. */
  | { readonly kind: 'support_opened' | 'support_summary'; readonly id: string }
  /** Somebody keeps a role because nobody else could administer. */
  | { readonly kind: 'lockout_hold' }
  /** Removals wait for an admin. */
  | { readonly kind: 'pending_removals' }
  /** Nobody administers the organization any more. */
  | { readonly kind: 'no_admin' }
  /** Support sends a link that makes its holder an admin, unless it is cancelled. */
  | { readonly kind: 'break_glass'; readonly id: string }
  /** The IT mailbox is another one, or there is none any more. */
  | { readonly kind: 'mailbox_replaced' }
  /** Something is to be known about directories. */
  | { readonly kind: 'digest'; readonly raised: readonly RaisedNotice[] };

/** What a digest can tell of, which its readers can have by mail or not. */
export const raisedKinds = ['token_ends', 'failing', 'quarantined', 'overdue', 'connected'] as const;
export type RaisedKind = (typeof raisedKinds)[number];

/** Those that last. One that has ended and begins again is told again. */
export const lastingKinds = ['failing', 'quarantined', 'overdue'] as const satisfies readonly RaisedKind[];

/** `about`: what of the directory, where it can have several at once or one after the other; else empty. */
export type RaisedNotice = {
  readonly kind: RaisedKind;
  readonly directoryId: string;
  readonly about: string;
};

/** To whom. Whether they are to be told, and where, is looked up when it is sent. */
export type Addressee =
  | { readonly memberId: string }
  | { readonly staffId: string }
  /** Somebody who has administered, whether they still get in or not. */
  | { readonly formerAdminId: string }
  /** The IT mailbox of the organization, once it is confirmed. */
  | 'mailbox'
  | { readonly formerMailbox: string };
