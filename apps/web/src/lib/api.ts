import type { AppRouter } from '@rollcall/server/app-router';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpLink, splitLink } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { codeOf } from './errors.ts';
import { takeTurns } from './take-turns.ts';

type Output = inferRouterOutputs<AppRouter>;

export type Session = NonNullable<Output['session']['current']>;
/** Of a person, as opposed to whoever opened a setup link. */
export type PersonSession = Exclude<Session, { kind: 'setup' }>;
export type SetupSession = Extract<Session, { kind: 'setup' }>;
export type StaffSession = Extract<Session, { kind: 'staff' }>;
export type Overview = Output['organization']['overview'];
export type Attention = Overview['attention'][number];
export type Domain = Output['domain']['list'][number];
export type SetupLink = Output['setupLink']['list'][number];
export type SetupPurpose = SetupLink['purpose'];
export type ImportPreviewData = Output['import']['preview'];
export type ImportUndo = Output['import']['previewUndo'];
export type Directory = Output['directory']['list'][number];
export type DirectoryHealth = Output['directory']['history']['health'];
export type HistorySpan = Output['directory']['history']['history'][number];
export type DirectoryState = Overview['directories'][number]['state'];
export type GuideProgress = Output['guide']['progress'];
export type Trouble = GuideProgress['troubles'][number];
export type ScopeReportData = Output['preflight']['report'];
export type ScopeEntry = ScopeReportData['entries']['matched'][number];
export type AbsentMember = ScopeReportData['absent'][number];
export type WholeScopeReport = Output['preflight']['everybody'];
export type SandboxRun = NonNullable<Output['sandbox']['latest']>;
export type SandboxStep = SandboxRun['steps'][number];
export type Token = Output['token']['list'][number];
export type CreatedToken = Output['token']['create'];
export type Group = Output['group']['list']['items'][number];
export type MappedAttribute = Output['group']['attributes'][number];
export type ChangeSet = Output['group']['changeSets']['items'][number];
export type Undo = Output['group']['undo'];
export type Move = NonNullable<Output['move']['get']>;
export type MoveCounts = Output['move']['counts'];
export type MovePerson = Output['move']['people']['items'][number];
export type MoveRoles = Output['move']['roles'];
export type MovingGroup = MoveRoles['groups'][number];
export type RetirementPreview = Output['move']['previewRetirement'];
export type RolePreview = Output['group']['preview'];
export type PersonSummary = Output['person']['list']['items'][number];
export type Person = Output['person']['get'];
export type RoleReason = PersonSummary['reason'];
export type PersonSource = PersonSummary['sources'][number];
export type RoleChange = Output['person']['timeline']['items'][number];
export type Duplicate = Output['person']['duplicates'][number];
export type ActivityItem = Output['activity']['list']['items'][number];
export type Cycle = Output['activity']['cycles']['items'][number];
export type RequestBodiesData = Output['activity']['openBodies'];
export type ActivityDetail = Output['activity']['get'];
export type AuthenticationFailure = Output['activity']['authenticationFailures'][number];
export type AccessReview = Output['accessReview']['get'];
export type AuditVerdict = Output['audit']['verify'];
export type AuditItem = Output['audit']['list']['items'][number];
export type Withheld = Output['removal']['list']['items'][number];
export type SupportOrganization = Output['support']['organizations']['items'][number];
export type OrganizationState = SupportOrganization['state'];
export type OrganizationTotals = Output['support']['organizations']['totals'];
export type SupportWayIn = Output['support']['wayIn'];
export type NoticeChoices = Output['notice']['choices'];
export type SupportAccess = Output['supportAccess']['get'];
export type NoticeSettings = Output['notice']['settings'];
export type BreakGlass = Output['breakGlass']['state'];
export type Invitation = Output['invitation']['list'][number];
export type SecondFactors = Output['factor']['list'];
export type JobState = Output['job']['list']['jobs'][number];
export type FailedJob = Output['job']['list']['failures'][number];
export type SsoSettings = Output['sso']['settings'];
export type SsoConnection = NonNullable<SsoSettings['on']>;
export type DiscoveryCheck = Output['sso']['save']['checks'][number];
export type SsoRefusal = NonNullable<Output['sso']['refusal']>;
export type SignedInDevice = Output['session']['list'][number];

const retriesMax = 2;

/** An answer that says "not you" or "not so" stays the same however often it is asked for; a cut line may not. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  const code = codeOf(error);
  return failures < retriesMax && (code === 'unavailable' || code === 'unreachable');
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const code = codeOf(error);
      if (code === 'unauthenticated') queryClient.setQueryData(trpc.session.current.queryKey(), null);
      if (code === 'not_found' || code === 'forbidden') askForAccessAgain(query.queryHash);
    },
  }),
  mutationCache: new MutationCache({
    // Whatever somebody did stands in the audit.
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() }),
  }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: worthAnotherTry },
    mutations: { retry: false },
  },
});

/** What is not to be had any more may be the organization itself: its frame and the session must notice. */
function askForAccessAgain(refusedHash: string): void {
  void queryClient.invalidateQueries({ queryKey: trpc.session.current.queryKey() });
  void queryClient.invalidateQueries({
    queryKey: trpc.organization.overview.pathKey(),
    predicate: (query) => query.queryHash !== refusedHash && query.state.status !== 'error',
  });
}

/** What is staged can be longer than an address may be. */
const longQuestions = new Set(['group.preview', 'group.previewPeople']);

/**
 * Gives the session another id or ends it, or what it may see: a question that is under way would be answered as a
 * stranger's.
 */
const changesSession = new Set([
  'factor.addPasskey',
  'factor.confirmApp',
  'factor.verifyCode',
  'session.setPassword',
  'session.signOut',
  'support.close',
  'support.open',
]);
const takeTurn = takeTurns();
const askInTurn =
  (way: { alone: boolean }) =>
  (...request: Parameters<typeof fetch>) =>
    takeTurn(() => fetch(...request), way);

/** The header shows that the request comes from this page: another site cannot set it without being asked. */
const endpoint = { url: '/trpc', headers: { 'x-rollcall': '1' }, fetch: askInTurn({ alone: false }) };

/** For what is more than one call; components call through `trpc`. */
export const trpcClient = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ path }) => longQuestions.has(path),
      true: httpLink({ ...endpoint, methodOverride: 'POST' }),
      false: splitLink({
        condition: ({ path }) => changesSession.has(path),
        true: httpLink({ ...endpoint, fetch: askInTurn({ alone: true }) }),
        false: httpLink(endpoint),
      }),
    }),
  ],
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient });
