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
  // The next three lead nowhere yet. An empty string takes the feature away; so does a name of an example once `url` is a real one.
  /** Where "Edit this page" points; the article's path is appended. Empty string: no edit links. */
  editUrl: 'https://code.unstuck.example/edit/main/content/' as string,
  /**
   * Where “Was this helpful?” leads, without a backend: 'mailto:…', the address of a GitHub repository's new issue
   * ('https://github.com/OWNER/REPO/issues/new') or of any form, which gets ?page=…&helpful=yes|no. Empty string: it is not asked.
   */
  feedback: 'mailto:editors@unstuck.example' as string,
  /** The same as a person would write to: mail address or page. Shown on the site's own pages. Empty string: no invitation to write. */
  contact: 'mailto:editors@unstuck.example' as string,
  /** Shown at the foot of every article. */
  disclaimer:
    'Menus and policies change with each release of iOS, iCloud and Windows. Compare any step that could erase data with the maker’s current instructions before you take it.',
  notAffiliated: 'Unstuck is independent. It is not affiliated with Apple or Microsoft, whose product names are used only to say what an article is about.',

  /** What the field for searching is called, and what stands in it before anybody types. */
  search: { label: 'Search all fixes', hint: 'What is stuck?' },
  /** What a reader fills in at the head of a printed checklist: three labels. */
  sheetFields: ['Date', 'Device', 'iOS version'] as readonly [string, string, string],

  /** Topics in the order in which the home page shows them. The key is what `topic:` in an article names; the introduction opens the topic's page. */
  topics: {
    icloud: {
      name: 'iCloud',
      description: 'Photos, backups and restores that stop, stall or go missing between your devices and iCloud.',
      introduction:
        'iCloud keeps one library on many devices, so a fault on one of them shows on all. Most of them come down to four things: the account, free space, power and the network. These articles check them in that order and leave signing out for last, because that is the step that can cost data.',
    },
    'storage-updates': {
      name: 'Storage and updates',
      description: 'Making room on the iPhone, and iOS updates that stall, fail or cannot be undone.',
      introduction:
        'A full iPhone is more than a nuisance: it cannot back up, sync or update. Find out here what really takes the room, what may go and what must stay, and how to get an update through that has stopped halfway, without erasing the device first.',
    },
    'battery-hardware': {
      name: 'Battery and hardware',
      description: 'Batteries that fade, swell or run hot, and repairs that are worth their price.',
      introduction:
        'A battery wears out like a tyre, and heat wears it out faster. These articles say which signs are normal, which call for a repair and which mean that you put the phone down at once, and they help you to judge whether a repair is worth its price.',
    },
    computer: {
      name: 'Windows and Mac',
      description: 'Connecting an iPhone to a computer, copying photos and keeping a backup of your own.',
      introduction:
        'A cable and a computer of your own are the surest second copy of an iPhone. Here is how to get a Windows PC to see the phone, how to move photos without losing their originals, and how to keep a backup that depends on nobody’s cloud.',
    },
    'account-security': {
      name: 'Account and security',
      description: 'Apple Account access, two-factor codes, fake messages and devices that are locked.',
      introduction:
        'Whoever holds the Apple Account holds the phone, the photos and the backups. These articles help you to keep the way in open for yourself and closed to others: codes that do not arrive, passcodes nobody remembers, messages that only look official, and second-hand devices that somebody else still owns.',
    },
    'getting-help': {
      name: 'Getting help',
      description: 'What to have ready before you call, and what to do when a device is lost or stolen.',
      introduction:
        'Sometimes the next step is a person. These articles tell what to have ready before you call, what support can see and what it cannot, and what to do in the first hour after a device is lost or stolen.',
    },
  },

  /** The people an article may name as author or reviewer: roles of an editorial team. */
  people: {
    'editorial-team': {
      name: 'Unstuck editorial team',
      role: 'Writes and maintains the articles',
      about:
        'The editorial team chooses what to write about from the questions people search for, writes each article from the maker’s own documentation, and corrects it when a menu or a policy changes. It is a role and not a person.',
    },
    'technical-review': {
      name: 'Unstuck technical review',
      role: 'Checks each step against the maker’s documentation',
      about:
        'Technical review reads an article before it is indexed. It opens every source, compares each step with it, looks for steps that could erase data without saying so, and dates the check. No article is reviewed by the role that wrote it.',
    },
  },

  /** Addresses that are gone and the page that answers now: '/old/': '/new/'. Those of articles stand in `content/redirects.yaml`. Nothing that was once published may end in a 404. */
  redirects: { '/editorial-policy/': '/how-we-work/' } as Readonly<Record<string, string>>,

  /** Ids of articles on the home page, most needed first. */
  mostNeeded: ['icloud-photos-not-syncing', 'icloud-backup-failed', 'iphone-storage-full', 'optimize-storage-originals-missing'],

  dedupe: {
    /** A statement of several articles: 'link' keeps it in one and links to it from the others; 'keep' leaves it everywhere. */
    across: 'link' as 'link' | 'keep',
    /** Share of its statements that a page always keeps, whatever other pages say. */
    standsAlone: 0.6,
  },

  /** May readers save the site for offline? Off: the worker of those who did removes itself, and what was saved. */
  offline: true as boolean,

  /** Rules of `npm run check` that this site does without, each with its reason: `'page-thin': 'short answers are our style'`. */
  check: { off: {} as Readonly<Record<string, string>> },

  /** What an article needs before search engines may list it; an article that falls short is published `noindex`. */
  indexable: {
    sources: 2,
    /** Share of its statements, after deduplication, that no other page says. */
    ownStatements: 0.8,
    /** Likeness to another page (Jaccard index of five-word runs) from which on the two count as one. */
    likeness: 0.3,
  },

  /** How long a review stays fresh when the article does not say, in months. */
  reviewEveryMonths: 12,
} as const;
