import { t } from '#lib/messages/translate.ts';

/** Microsoft's default mapping, but for externalId, where the default is mailNickname. */
const attributes = [
  { here: 'userName', there: 'userPrincipalName', why: 'guide.mapping.userName' },
  {
    here: 'active',
    there: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
    why: 'guide.mapping.active',
  },
  { here: 'displayName', there: 'displayName', why: 'guide.mapping.displayName' },
  { here: 'emails[type eq "work"].value', there: 'mail', why: 'guide.mapping.email' },
  { here: 'name.givenName', there: 'givenName', why: 'guide.mapping.givenName' },
  { here: 'name.familyName', there: 'surname', why: 'guide.mapping.familyName' },
  { here: 'externalId', there: 'objectId', why: 'guide.mapping.externalId' },
] as const;

/** Which attribute of Entra ID goes where. */
export function AttributeMapping() {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">{t('guide.mapping')}</caption>
        <thead className="bg-sunken text-left text-muted text-xs">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {t('guide.mappingHere')}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {t('guide.mappingThere')}
            </th>
            <th scope="col" className="hidden px-3 py-1.5 font-medium sm:table-cell">
              {t('guide.mappingWhy')}
            </th>
          </tr>
        </thead>
        <tbody>
          {attributes.map(({ here, there, why }) => (
            <tr key={here} className="border-line border-t align-top">
              <th
                scope="row"
                className="break-words px-3 py-2 text-left font-mono font-normal text-xs leading-5"
              >
                {here}
              </th>
              <td className="break-words px-3 py-2 font-mono text-xs leading-5">{there}</td>
              <td className="hidden px-3 py-2 text-muted sm:table-cell">{t(why)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
