import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDomain } from '#domain/domains/add-domain.ts';
import { importMembers } from '#domain/imports/import-members.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { compareScope } from './compare-scope.ts';
import { reportPushed } from './report-pushed.ts';
import { reportScope } from './report-scope.ts';

describe('who would be matched', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
  });

  const importPeople = async (...emails: string[]) => {
    const csv = ['email', ...emails].join('\n');
    await importMembers(organization.scope, { csv, fileName: 'x.csv', expected: emails.length });
  };
  const compare = (lines: string[], directoryId: string | null = null) =>
    compareScope(organization.scope, {
      csv: ['userName,mail,accountEnabled', ...lines].join('\n'),
      directoryId,
    });
  const outcomes = async (...given: Parameters<typeof compare>) =>
    (await compare(...given)).entries.map(({ userName, outcome }) => [userName, outcome]);
  it('says it by address, whatever its case, and without one by a user name that is one', async () => {
    await importPeople('ann@people.test', 'Bo@People.test', 'cem@people.test');
    const { entries } = await compare([
      'ann,ann@people.test,true',
      'bo@people.test,,true',
      'cem,CEM@people.test,true',
      'dag,dag@people.test,true',
      'eva,,true',
    ]);
    expect(
      entries.map(({ userName, outcome, differsInCase, member }) => [
        userName,
        outcome,
        differsInCase,
        member?.name ?? null,
      ]),
    ).toEqual([
      ['ann', 'matched', false, 'ann@people.test'],
      ['bo@people.test', 'matched', true, 'Bo@People.test'],
      ['cem', 'matched', true, 'cem@people.test'],
      ['dag', 'new', false, null],
      ['eva', 'without_address', false, null],
    ]);
  });

  it('warns of those who would lose their access, since the IdP has them as disabled', async () => {
    await importPeople('ann@people.test', 'bo@people.test');
    expect(
      await outcomes(['ann,ann@people.test,False', 'bo,bo@people.test,TRUE', 'cem,cem@people.test,false']),
    ).toEqual([
      ['ann', 'losing'],
      ['bo', 'matched'],
      ['cem', 'new'],
    ]);
  });

  it('finds the same address and the same user name twice, and where', async () => {
    const { entries } = await compare([
      'ann,ann@people.test,',
      'ann2,ANN@people.test,',
      'ANN,other@people.test,',
    ]);
    expect(entries.map(({ outcome, sameAsLine }) => [outcome, sameAsLine])).toEqual([
      ['new', null],
      ['duplicate', 2],
      ['duplicate', 2],
    ]);
  });

  it('foretells what a push then does, person by person', async () => {
    const other = await pushDirectory(organization.scope, {
      name: 'Okta',
      users: [
        { userName: 'gone', email: 'gone@people.test', active: false },
        { userName: 'twin', email: 'twin@people.test' },
        { userName: 'kim', email: 'kim@people.test' },
        { userName: 'both', email: 'both@people.test' },
      ],
    });
    const directory = await pushDirectory(organization.scope, {
      users: [
        { userName: 'known', email: 'known@people.test' },
        { userName: 'former', email: 'former@people.test' },
      ],
    });
    await importPeople('ann@people.test', 'leaver@people.test');
    // A second person with the address of one who is there.
    const { organizationId } = organization.scope;
    await test.db.prisma.member.create({
      data: {
        organizationId,
        displayName: 'Twin',
        email: 'TWIN@people.test',
        origin: 'import',
        direct: true,
        active: true,
        role: 'member',
        reason: 'default',
      },
    });
    await directory.deleteUser('former');
    const { directoryId } = directory;
    const lines = [
      'ann,ann@people.test,true',
      'leaver,leaver@people.test,false',
      'gone,gone@people.test,true',
      'twin,twin@people.test,true',
      'kim,kim@people.test,true',
      'both,both@people.test,false',
      'renamed,known@people.test,true',
      'former2,former@people.test,true',
      'nobody,nobody@people.test,true',
      'bare,,true',
    ];
    const { entries } = await compare([...lines, 'KNOWN,known@people.test,true'], directoryId);
    expect(entries.map(({ userName, outcome }) => [userName, outcome])).toEqual([
      ['ann', 'matched'],
      ['leaver', 'losing'],
      ['gone', 'inactive'],
      ['twin', 'unclear'],
      ['kim', 'matched'],
      ['both', 'matched'],
      ['renamed', 'unclear'],
      ['former2', 'inactive'],
      ['nobody', 'new'],
      ['bare', 'without_address'],
      ['KNOWN', 'duplicate'],
    ]);
    for (const { userName, address, disabled, outcome, member } of entries.slice(0, lines.length)) {
      const pushed = await directory.push({
        userName,
        active: !disabled,
        ...(address !== null && { email: address }),
      });
      const isMatched = outcome === 'matched' || outcome === 'losing';
      expect(isMatched ? pushed.memberId === member?.id : pushed.memberId !== member?.id, userName).toBe(
        true,
      );
    }
    const isActive = async (email: string) => {
      const found = await test.db.prisma.member.findFirstOrThrow({ where: { organizationId, email } });
      return found.active;
    };
    expect(await isActive('leaver@people.test')).toBe(false);
    expect(await isActive('both@people.test')).toBe(true);
    expect(other.user('kim').memberId).toBe(directory.user('kim').memberId);
  });

  it('knows again whom the directory has pushed already', async () => {
    const { directoryId } = await pushDirectory(organization.scope, {
      users: [{ userName: 'ann', email: 'ann@people.test' }],
    });
    expect(await outcomes(['ANN,other@people.test,true'], directoryId)).toEqual([['ANN', 'known']]);
    expect(await outcomes(['ANN,ann@people.test,true'])).toEqual([['ANN', 'matched']]);
  });

  it('lists who has access and is not in the file, with what they stay in by, admins first', async () => {
    await importPeople('ann@people.test', 'bo@people.test');
    await pushDirectory(organization.scope, {
      users: [
        { userName: 'cem', email: 'cem@people.test' },
        { userName: 'off', active: false },
      ],
    });
    const { absent, absentAdmins, counts } = await reportScope(organization.scope, {
      csv: 'email\nANN@people.test',
      directoryId: null,
    });
    expect(absent.map(({ email, source, administers }) => [email, source, administers])).toEqual([
      [organization.adminEmail, 'invitation', true],
      ['bo@people.test', 'import', false],
      ['cem@people.test', 'directory', false],
    ]);
    expect([absentAdmins, counts.absent, counts.matched]).toEqual([1, 3, 1]);
  });

  it('names the domains of addresses that are not proven', async () => {
    const domain = `${organization.slug}.example`;
    await addDomain(organization.scope, domain);
    await test.db.prisma.provenDomain.create({
      data: { domain, organizationId: organization.scope.organizationId },
    });
    const { unprovenDomains } = await compare([
      `a,a@${domain},`,
      'b,b@bücher.example,',
      'c,c@xn--bcher-kva.example,',
      'd,d@d.example,',
    ]);
    expect(unprovenDomains).toEqual([
      { domain: 'bücher.example', people: 2 },
      { domain: 'd.example', people: 1 },
    ]);
  });

  it('counts those pushed so far, who were here before, and who was not pushed yet', async () => {
    await importPeople('ann@people.test', 'bo@people.test');
    const directory = await pushDirectory(organization.scope, {
      users: [
        { userName: 'ann', email: 'ann@people.test' },
        { userName: 'new', email: 'new@people.test' },
      ],
    });
    const report = await reportPushed(organization.scope, directory.directoryId);
    expect(report).toMatchObject({ pushed: 2, matched: 1, fresh: 1, absentCount: 2 });
    expect(report.absent.map(({ email }) => email)).toEqual([organization.adminEmail, 'bo@people.test']);
  });

  it('changes nothing, and sees nothing of another organization', async () => {
    await importPeople('ann@people.test');
    const { scope: stranger } = await makeOrganization(test.db);
    const rows = async (): Promise<unknown[]> => [
      await test.db.prisma.member.findMany(),
      await test.db.prisma.directoryUser.count(),
      await test.db.prisma.auditRecord.count(),
    ];
    const before = await rows();
    const { counts, absent } = await reportScope(stranger, {
      csv: 'email\nann@people.test',
      directoryId: null,
    });
    expect(counts).toMatchObject({ new: 1, matched: 0, absent: 1 });
    expect(absent.map(({ email }) => email)).not.toContain('ann@people.test');
    expect(await rows()).toEqual(before);
  });

  it('takes 100,000 rows beside 20,000 members within seconds', async () => {
    const { organizationId } = organization.scope;
    await test.db.prisma.$executeRaw`
      INSERT INTO member (organization_id, display_name, email, origin, direct, active, role, reason)
      SELECT ${organizationId}::uuid, 'Person ' || n, 'person' || n || '@large.test', 'import', true, true, 'member', 'default'
      FROM generate_series(1, 20000) AS n`;
    const directory: PushedDirectory = await pushDirectory(organization.scope, {
      users: [{ userName: 'x' }],
    });
    const csv = [
      'userPrincipalName,displayName',
      ...Array.from({ length: 100_000 }, (_, n) => `Person${n + 1}@large.test,P ${n}`),
    ].join('\n');
    const before = process.cpuUsage();
    const beganMs = performance.now();
    const { counts } = await reportScope(organization.scope, { csv, directoryId: directory.directoryId });
    const { user, system } = process.cpuUsage(before);
    expect(counts).toMatchObject({ matched: 20_000, new: 80_000, absent: 2 });
    process.stdout.write(`100,000 rows: compared in ${Math.round(performance.now() - beganMs)} ms\n`);
    expect((user + system) / 1e6, 'seconds of the processor').toBeLessThan(10);
  });
});
