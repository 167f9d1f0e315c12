export { brand } from './brand.ts';
export { type Language, languages } from './languages.ts';
export { type Provider, providerLabel, providerNames, providers } from './providers.ts';
export {
  isRequiredAttribute,
  missingAttributesSentence,
  type RequiredAttribute,
  requiredAttributeNames,
  requiredAttributes,
} from './required-attributes.ts';
export {
  type AttributeKey,
  type AttributeMapping,
  type EffectiveRole,
  type GroupKey,
  type RoleInputs,
  type RoleMapping,
  type RoleReason,
  resolveRole,
} from './resolve-role.ts';
export {
  administers,
  canBeDefault,
  isRole,
  type Role,
  type RoleDefinition,
  rankOf,
  roleNames,
  roles,
} from './roles.ts';
export {
  isSsoProvider,
  type SsoProvider,
  ssoProviderLabel,
  ssoProviderNames,
  ssoProviders,
} from './sso-providers.ts';
export { type ManagerAct, managerActs, type StaffRole, staffMay, staffRoles } from './staff-roles.ts';
