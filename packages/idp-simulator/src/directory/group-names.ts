import type { MembershipRule } from '#directory/directory.ts';

/** A group before it has members. `share` is the part of the company in it, for groups without a rule. */
export interface GroupPlan {
  readonly displayName: string;
  readonly rule: MembershipRule;
  readonly share: number;
}

/** The groups that every company seems to have, in the order in which a small directory takes them. */
const wellKnown: readonly GroupPlan[] = [
  { displayName: 'All Employees', rule: 'everyone', share: 1 },
  { displayName: 'IT Administrators', rule: null, share: 0.01 },
  { displayName: 'Team Leads', rule: null, share: 0.08 },
  { displayName: 'Finance', rule: 'department:Finance', share: 0 },
  { displayName: 'Sales – DACH', rule: null, share: 0.07 },
  { displayName: 'Engineering', rule: 'department:Engineering', share: 0 },
  { displayName: 'Executive Board', rule: null, share: 0.005 },
  { displayName: 'Human Resources', rule: 'department:Human Resources', share: 0 },
  { displayName: 'Customer Support', rule: 'department:Customer Support', share: 0 },
  { displayName: 'Marketing', rule: 'department:Marketing', share: 0 },
  { displayName: 'R&D', rule: null, share: 0.12 },
  { displayName: 'Geschäftsleitung Zürich', rule: null, share: 0.004 },
  { displayName: 'Sales', rule: 'department:Sales', share: 0 },
  { displayName: 'Operations', rule: 'department:Operations', share: 0 },
  { displayName: 'Legal', rule: 'department:Legal', share: 0 },
  { displayName: 'Équipe France', rule: null, share: 0.06 },
  { displayName: 'Project "Phoenix"', rule: null, share: 0.03 },
  { displayName: 'External Contractors', rule: null, share: 0.02 },
  { displayName: 'Sales + Service', rule: null, share: 0.05 },
  { displayName: 'Works Council / Betriebsrat', rule: null, share: 0.006 },
  { displayName: '東京オフィス', rule: null, share: 0.02 },
  { displayName: '100 % Remote', rule: null, share: 0.15 },
];

const teams =
  'Sales,Service,Engineering,Marketing,Finance,Logistics,Quality,Data,Security,Design,Platform,Partner'.split(
    ',',
  );
const regions =
  'DACH,Nordics,Benelux,Iberia,UK & Ireland,France,Italy,CEE,North America,LATAM,APAC,Middle East'.split(',');
const applications =
  'Salesforce,Jira,Confluence,SAP,GitHub,Miro,Figma,Zoom,Power BI,Workday,ServiceNow,DocuSign'.split(',');
const levels = 'Users,Editors,Administrators,Read Only'.split(',');

function* composedNames(): Generator<string> {
  for (const team of teams) for (const region of regions) yield `${team} – ${region}`;
  for (const application of applications) for (const level of levels) yield `APP ${application} ${level}`;
  for (let number = 1; ; number++) yield `Project Team ${String(number).padStart(3, '0')}`;
}

/** Never ends; no name comes twice, whatever its case. */
export function* groupPlans(): Generator<GroupPlan> {
  const seen = new Set<string>();
  for (const plan of wellKnown) {
    seen.add(plan.displayName.toLowerCase());
    yield plan;
  }
  let rank = 2;
  for (const displayName of composedNames()) {
    if (seen.has(displayName.toLowerCase())) continue;
    // A long tail: most groups of a real directory have a handful of members.
    yield { displayName, rule: null, share: 0.2 / rank++ };
  }
}
