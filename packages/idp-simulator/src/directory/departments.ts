/** The departments of the made-up company and who works there. The first title is the head's. */
export interface Department {
  readonly name: string;
  /** Of a hundred people. */
  readonly weight: number;
  readonly titles: readonly string[];
}

export const departments: readonly Department[] = [
  {
    name: 'Sales',
    weight: 22,
    titles: [
      'Chief Sales Officer',
      'Account Executive',
      'Sales Manager',
      'Key Account Manager',
      'Sales Engineer',
    ],
  },
  {
    name: 'Engineering',
    weight: 22,
    titles: [
      'Chief Technology Officer',
      'Software Engineer',
      'Senior Software Engineer',
      'QA Engineer',
      'Architect',
    ],
  },
  {
    name: 'Customer Support',
    weight: 14,
    titles: ['Head of Customer Support', 'Support Agent', 'Support Engineer', 'Customer Success Manager'],
  },
  {
    name: 'Operations',
    weight: 13,
    titles: ['Chief Operating Officer', 'Operations Analyst', 'Logistics Planner', 'Facility Manager'],
  },
  {
    name: 'Finance',
    weight: 9,
    titles: [
      'Chief Financial Officer',
      'Accountant',
      'Controller',
      'Payroll Specialist',
      'Financial Analyst',
    ],
  },
  {
    name: 'Marketing',
    weight: 7,
    titles: ['Chief Marketing Officer', 'Content Editor', 'Campaign Manager', 'Designer'],
  },
  {
    name: 'Human Resources',
    weight: 5,
    titles: ['Head of People', 'HR Business Partner', 'Recruiter', 'Learning & Development Lead'],
  },
  {
    name: 'IT',
    weight: 5,
    titles: ['Chief Information Officer', 'System Administrator', 'Network Engineer', 'Security Analyst'],
  },
  {
    name: 'Legal',
    weight: 2,
    titles: ['General Counsel', 'Legal Counsel', 'Data Protection Officer', 'Paralegal'],
  },
  { name: 'Procurement', weight: 1, titles: ['Head of Procurement', 'Buyer', 'Category Manager'] },
];
