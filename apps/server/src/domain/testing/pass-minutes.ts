import type { ActorScope } from '#domain/scope.ts';

/** Makes everything that the mass-removal guard goes by as old as if so many minutes had passed. */
export async function passMinutes({ db, organizationId }: ActorScope, minutes: number): Promise<void> {
  // By way of a far past, since two minutes cannot change places in a unique key.
  await db.prisma.$executeRaw`
    UPDATE removal_count SET minute = minute - interval '1000 days', first_at = first_at - make_interval(mins => ${minutes})
    WHERE organization_id = ${organizationId}::uuid`;
  await db.prisma.$executeRaw`
    UPDATE removal_count SET minute = minute + interval '1000 days' - make_interval(mins => ${minutes})
    WHERE organization_id = ${organizationId}::uuid`;
  await db.prisma.$executeRaw`
    UPDATE withheld_removal
    SET withheld_at = withheld_at - make_interval(mins => ${minutes}),
      takes_effect_at = takes_effect_at - make_interval(mins => ${minutes})
    WHERE organization_id = ${organizationId}::uuid`;
  await db.prisma.$executeRaw`
    UPDATE member
    SET created_at = created_at - make_interval(mins => ${minutes}), role_since = role_since - make_interval(mins => ${minutes})
    WHERE organization_id = ${organizationId}::uuid`;
}
