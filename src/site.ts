/**
 * The only place where the site's identity lives. A team that forks Winnow changes this file and `content/`.
 * Imports nothing, so that everything may import it.
 */
export const site = {
  name: 'Unstuck',
  tagline: 'Plain fixes for iPhone, iCloud and Windows',
  description: 'Step-by-step fixes for what goes wrong between an iPhone, iCloud and a Windows PC, each with a checklist to print.',
  /** Where the site is published: origin only, no trailing slash. */
  url: 'https://unstuck.example',
  /** BCP 47 language of the articles. */
  language: 'en',
  /** Offset that the dates in frontmatter are meant in; it makes feeds and sitemaps exact. */
  timeOffset: '+00:00',
  /** Where "Edit this page" points; the article's path is appended. Empty string: no edit links. */
  editUrl: '',
  /** Shown at the foot of every article. */
  disclaimer:
    'Menus and policies change with each release of iOS, iCloud and Windows. Compare any step that could erase data with the maker’s current instructions before you take it.',
  notAffiliated: 'Unstuck is independent. It is not affiliated with Apple or Microsoft, whose product names are used only to say what an article is about.',

  /** Topics in the order in which the home page shows them. The key is what `topic:` in an article names. */
  topics: {
    icloud: {
      name: 'iCloud',
      description: 'Photos, backups and restores that stop, stall or go missing between your devices and iCloud.',
    },
    'storage-updates': {
      name: 'Storage and updates',
      description: 'Making room on the iPhone, and iOS updates that stall, fail or cannot be undone.',
    },
    'battery-hardware': {
      name: 'Battery and hardware',
      description: 'Batteries that fade, swell or run hot, and repairs that are worth their price.',
    },
    computer: {
      name: 'Windows and Mac',
      description: 'Connecting an iPhone to a computer, copying photos and keeping a backup of your own.',
    },
    'account-security': {
      name: 'Account and security',
      description: 'Apple Account access, two-factor codes, fake messages and devices that are locked.',
    },
    'getting-help': {
      name: 'Getting help',
      description: 'What to have ready before you call, and what to do when a device is lost or stolen.',
    },
  },

  /** The people an article may name as author or reviewer: roles of an editorial team. */
  people: {
    'editorial-team': { name: 'Unstuck editorial team', role: 'Writes and maintains the articles' },
    'technical-review': { name: 'Unstuck technical review', role: 'Checks each step against the maker’s documentation' },
  },

  /** Ids of articles on the home page, most needed first. */
  mostNeeded: ['icloud-photos-not-syncing', 'icloud-backup-failed', 'iphone-storage-full', 'optimize-storage-originals-missing'],

  dedupe: {
    /** A statement of several articles: 'link' keeps it in one and links to it from the others; 'keep' leaves it everywhere. */
    across: 'link' as 'link' | 'keep',
    /** Share of its statements that a page always keeps, whatever other pages say. */
    standsAlone: 0.6,
  },

  /** Rules of `npm run check` that this site does without, each with its reason: `'page-thin': 'short answers are our style'`. */
  check: { off: {} as Readonly<Record<string, string>> },

  /** How long a review stays fresh when the article does not say, in months. */
  reviewEveryMonths: 12,
} as const;
