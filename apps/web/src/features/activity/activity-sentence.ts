import type { ActivityItem } from '#lib/api.ts';
import { formatList, formatNames } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

/**
 * One SCIM request as an IT admin would say it: "Added Ana Berg and 3 others to Finance", "Created Bo Dahl, who is
 * incomplete".
 */
export function activitySentence(item: ActivityItem): string {
  const sentence = whatHappened(item);
  switch (item.result) {
    case 'ok':
    case 'failed':
      return sentence;
    case 'incomplete':
      return t('activity.incomplete', { sentence });
    case 'pending':
      return t('activity.pending', { sentence });
  }
}

function whatHappened(item: ActivityItem): string {
  switch (item.operation) {
    case 'read':
      return readSentence(item);
    case 'refuse':
      return refusalSentence(item);
    case 'create':
    case 'update':
    case 'enable':
    case 'disable':
    case 'delete':
    case 'skip':
      if (item.resourceType === 'User') return userSentence(item, item.operation);
      if (item.resourceType === 'Group') return groupSentence(item, item.operation);
      return t('activity.other', { method: item.method, path: item.path });
  }
}

type Write = Exclude<ActivityItem['operation'], 'read' | 'refuse'>;

function userSentence(item: ActivityItem, operation: Write): string {
  const name = item.resourceName ?? t('activity.nameless.user');
  if (operation !== 'update') return t(`activity.user.${operation}`, { name });
  if (item.changed.length === 0) return t('activity.user.updateOther', { name });
  return t('activity.user.update', { name, attributes: attributeList(item.changed) });
}

function groupSentence(item: ActivityItem, operation: Write): string {
  const name = item.resourceName ?? t('activity.nameless.group');
  const added = item.membersAdded && item.membersAdded.count > 0 ? formatNames(item.membersAdded) : null;
  const removed =
    item.membersRemoved && item.membersRemoved.count > 0 ? formatNames(item.membersRemoved) : null;
  switch (operation) {
    case 'create':
      return added
        ? t('activity.group.createWith', { name, members: added })
        : t('activity.group.create', { name });
    case 'delete':
    case 'skip':
      return t(`activity.group.${operation}`, { name });
    case 'update':
    case 'enable':
    case 'disable': {
      if (added && removed) return t('activity.group.addAndRemove', { name, added, removed });
      if (added) return t('activity.group.add', { name, members: added });
      if (removed) return t('activity.group.remove', { name, members: removed });
      const attributes = item.changed.filter((path) => path !== 'members');
      if (attributes.length === 0) return t('activity.group.updateOther', { name });
      return t('activity.group.update', { name, attributes: attributeList(attributes) });
    }
  }
}

const attributesShown = 2;

function attributeList(paths: string[]): string {
  const others = paths.length - attributesShown;
  const shown = paths.slice(0, attributesShown).map(spokenPath);
  return formatList(others > 0 ? [...shown, t('activity.attributesMore', { count: others })] : shown);
}

/** `urn:…:enterprise:2.0:User:department` is the department to whoever reads it, and `manager.value` the manager. */
function spokenPath(path: string): string {
  return path.replace(/^urn:.*:/i, '').replace(/^(\w+)\.value$/, '$1');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const discovery = /\/(ServiceProviderConfig|ResourceTypes|Schemas)\b/;

function readSentence(item: ActivityItem): string {
  if (discovery.test(item.path)) return t('activity.read.capabilities');
  const groups = item.resourceType === 'Group';
  const sought = comparisonIn(item.path);
  if (sought) return lookSentence(sought, item);
  if (item.resourceName || item.resourceId) {
    return groups
      ? t('activity.group.read', { name: item.resourceName ?? t('activity.nameless.group') })
      : t('activity.user.read', { name: item.resourceName ?? t('activity.nameless.user') });
  }
  if (item.resourceType) return t(groups ? 'activity.list.groups' : 'activity.list.users');
  return t('activity.read.other', { path: item.path });
}

type Comparison = { attribute: string; value: string };

function lookSentence({ attribute, value }: Comparison, item: ActivityItem): string {
  // Entra asks whether a reference is there before and after it sets one: `id eq "…" and manager eq "…"`.
  if (attribute === 'id') return t('activity.look.reference');
  // Entra tests a connection by looking for a person with a random id as user name, whom nobody can have.
  if (attribute === 'username' && uuid.test(value)) return t('activity.look.test');
  if (item.totalResults !== 0) return t('activity.look.for', { value });
  return t(item.resourceType === 'Group' ? 'activity.look.forNoGroup' : 'activity.look.forNobody', { value });
}

/** The first comparison in the filter of a request, as in `userName eq "ana@example.com"`. */
function comparisonIn(path: string): Comparison | null {
  const query = path.indexOf('?');
  if (query < 0) return null;
  const filter = new URLSearchParams(path.slice(query + 1)).get('filter') ?? '';
  const withoutValuePaths = filter.replaceAll(/\[[^\]]*\]/g, '');
  const [, attribute, value] = withoutValuePaths.match(/([\w:.]+)\s+eq\s+"((?:[^"\\]|\\.)*)"/i) ?? [];
  return attribute && value ? { attribute: attribute.toLowerCase(), value } : null;
}

function refusalSentence(item: ActivityItem): string {
  const nameless = item.resourceType === 'Group' ? 'activity.nameless.group' : 'activity.nameless.user';
  const name = item.resourceName ?? (item.resourceType ? t(nameless) : null);
  if (name === null) return t('activity.refuse.other', { method: item.method, path: item.path });
  switch (item.method) {
    case 'POST':
      return t('activity.refuse.create', { name });
    case 'PUT':
    case 'PATCH':
      return t('activity.refuse.update', { name });
    case 'DELETE':
      return t('activity.refuse.delete', { name });
    default:
      return t('activity.refuse.read', { name });
  }
}
