import { brand } from '@rollcall/access';
import ical, { ICalAlarmType, ICalEventBusyStatus } from 'ical-generator';
import { listTokens } from '#domain/scim-tokens/queries.ts';
import type { ActorScope } from '#domain/scope.ts';

const weekBeforeS = 7 * 24 * 60 * 60;

/** The ends of the tokens that work, as events of a calendar (RFC 5545), each with a reminder a week before. */
export async function* tokenEndsAsCalendar(scope: ActorScope): AsyncIterable<string> {
  const calendar = ical({
    name: `${brand.productName} tokens`,
    prodId: { company: brand.productName, product: 'tokens' },
  });
  for (const { tokenId, name, directoryName, expiresAt, state } of await listTokens(scope)) {
    if (state !== 'live' && state !== 'expiring') continue;
    const event = calendar.createEvent({
      // Of the token, so that a calendar that gets the file again changes the event that it has.
      id: `${tokenId}@${brand.productName.toLowerCase()}`,
      start: expiresAt,
      end: expiresAt,
      busystatus: ICalEventBusyStatus.FREE,
      summary: `The token “${name}” of ${directoryName} expires`,
      description: `After that nothing that ${directoryName} sends arrives. Create the next token before, and put it into its settings.`,
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: weekBeforeS });
  }
  yield calendar.toString();
}
