/**
 * The site that the tests of `src/` know, in place of `site.ts`: they hold for whoever makes the project their own. vitest.site.ts puts it there.
 */
export const site = {
  name: 'Unstuck',
  tagline: 'Plain fixes for iPhone, iCloud and Windows',
  description: 'Step-by-step fixes for what goes wrong between an iPhone, iCloud and a Windows PC, each with a checklist to print.',
  url: 'https://unstuck.example',
  language: 'en',
  timeOffset: '+00:00',
  editUrl: 'https://code.unstuck.example/edit/main/content/' as string,
  feedback: 'mailto:editors@unstuck.example' as string,
  contact: 'mailto:editors@unstuck.example' as string,
  disclaimer: 'Compare each step with what the maker says today.',
  notAffiliated: 'Unstuck is independent of all makers.',
  search: { label: 'Search all fixes', hint: 'What is stuck?' },
  sheetFields: ['Date', 'Device', 'iOS version'] as readonly [string, string, string],
  topics: {
    icloud: {
      name: 'iCloud',
      description: 'Photos and backups that do not reach iCloud.',
      introduction: 'What its articles have in common.',
    },
    'storage-updates': {
      name: 'Storage and updates',
      description: 'Room on the phone, and updates.',
      introduction: 'What its articles have in common.',
    },
    'battery-hardware': {
      name: 'Battery and hardware',
      description: 'Batteries and repairs.',
      introduction: 'What its articles have in common.',
    },
    computer: {
      name: 'Windows and Mac',
      description: 'A phone and a computer.',
      introduction: 'What its articles have in common.',
    },
    'account-security': {
      name: 'Account and security',
      description: 'Accounts, codes and locks.',
      introduction: 'What its articles have in common.',
    },
    'getting-help': {
      name: 'Getting help',
      description: 'Before one calls.',
      introduction: 'What its articles have in common.',
    },
  },
  people: {
    'editorial-team': {
      name: 'Unstuck editorial team',
      role: 'Writes and maintains the articles',
      about: 'A role, and not a person.',
    },
    'technical-review': {
      name: 'Unstuck technical review',
      role: 'Checks each step against the maker’s documentation',
      about: 'A role, and not a person.',
    },
  },
  redirects: { '/editorial-policy/': '/how-we-work/' } as Readonly<Record<string, string>>,
  mostNeeded: ['icloud-photos-not-syncing', 'icloud-backup-failed', 'iphone-storage-full', 'optimize-storage-originals-missing'],
  dedupe: {
    across: 'link' as 'link' | 'keep',
    standsAlone: 0.6,
  },
  offline: true as boolean,
  check: { off: {} as Readonly<Record<string, string>> },
  indexable: {
    sources: 2,
    ownStatements: 0.8,
    likeness: 0.3,
  },
  reviewEveryMonths: 12,
} as const;
