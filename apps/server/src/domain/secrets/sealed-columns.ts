export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  /** The primary key, all of UUIDs; a customer's starts with its organization. */
  readonly key: readonly string[];
};

/** Every column that the secret box seals: their names end in `_sealed`, and rotation goes through all of them. */
export const sealedColumns = {
  ssoClientSecret: {
    table: 'sso_connection',
    column: 'client_secret_sealed',
    key: ['organization_id', 'id'],
  },
  authenticatorSecret: { table: 'authenticator_app', column: 'secret_sealed', key: ['id'] },
} as const satisfies Record<string, SealedColumn>;
