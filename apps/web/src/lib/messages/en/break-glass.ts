/** The last way into an organization that nobody administers. */
export const breakGlass = {
  'breakGlass.title': 'Break the glass of {name}',
  'breakGlass.detail':
    'Nobody administers {name}, and it has switched support access off, so nobody can let you in. Two managers of support can have a link sent to an address of theirs that makes its holder an admin. All former admins and the IT mailbox hear of it at once and can cancel it for an hour.',
  'breakGlass.managersAlone': 'Only managers of support do this: one asks, another confirms.',
  'breakGlass.email': 'Address',
  'breakGlass.emailHint':
    'At a domain that the organization has proven. Somebody whom its identity provider has deactivated cannot use the link.',
  'breakGlass.emailMissing': 'Enter an e-mail address.',
  'breakGlass.askAction': 'Ask another manager',
  'breakGlass.asked': 'Another manager has to confirm it now',
  'breakGlass.requestedBy': 'Asked by',
  'breakGlass.sendAfter': 'The link is sent',
  'breakGlass.waitsForAnother': 'You have asked for it. Another manager of support has to confirm.',
  'breakGlass.waitsForYou':
    'Check that the address belongs to somebody who may run the organization. If you confirm, it is announced at once and the link is sent an hour later.',
  'breakGlass.waitsAnHour': 'It was announced. Until the link is sent it can be cancelled.',
  'breakGlass.confirm': 'Confirm',
  'breakGlass.confirmed': 'Confirmed and announced',
  'breakGlass.cancel': 'Cancel it',
  'breakGlass.cancelled': 'Cancelled',
  'breakGlass.cancelledDetail': 'No link is sent. Tell the rest of your IT, and talk to support.',
  'breakGlass.cancelTitle': 'Cancel the link of support?',
  'breakGlass.cancelDetail':
    'Support is about to send somebody a link that makes them an admin of your organization. If that is wrong, cancel it.',
  'breakGlass.cancelFailed': 'It could not be cancelled',
} as const;
