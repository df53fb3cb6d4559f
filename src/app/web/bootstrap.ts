import type { EmergencyWords } from '../../shared/emergencies.ts'

// What the server writes into every page: pure types, read by the page template (server) and by the three faces.

/** The community a page belongs to. */
export interface CommunityHead {
  /** The segment of its page addresses: `/c/KEY/…`. */
  key: string
  /** Its number in every API address. */
  id: number
  name: string
  /** Telephone of the residents' committee: shown on every page. */
  phone: string
  /** IANA zone in which every date of the community is read, e.g. `Asia/Shanghai`. */
  timeZone: string
  /** Marked on every page when true. */
  demo: boolean
  /** Modules switched on here; a module not listed has no pages. Absent means all. */
  modules?: string[]
  /** The community's own words for its menus, by nav name: `{ "requests": "民呼我应" }`. */
  names?: Record<string, string>
  /** On the workbench: what the community decided about the phrases of emergencies; absent where the usual ones hold. */
  emergencies?: EmergencyWords
}

/** Who is signed in, as far as navigation and the header need it: what `GET /api/session` answers. */
export interface SessionSummary {
  account: { id: string; name: string; phone_masked: string | null } | null
  /** The language the account keeps as its own; null until it has chosen one. */
  language: 'zh-CN' | 'zh-Hant' | 'en' | null
  /** The step of the elder version the account keeps as its own, 0 for the standard one; null until it has chosen. */
  elder: 0 | 1 | 2 | 3 | null
  /** Register entries the account is bound to, one per community at most. */
  persons: { community: number; community_name: string; id: string; name: string }[]
  /** Posts in force in the community of this page, in its own words. */
  /** `deputy_for`: the absent colleague whose post it is. */
  posts: { id: string; kind: string; title: string; deputy_for: string | null }[]
  /** Permissions there; the server decides, this only shapes the menus. */
  permissions: string[]
  administrator: boolean
  /** Second step at sign-in: from when on it is needed for who lacks it, and whether work waits for it. */
  second_step: { on: boolean; needed_from: string | null; barred: boolean }
  /** True when the account is one of the demo identities. */
  demo: boolean
}

/** JSON in `<script id="bootstrap">`. */
export interface Bootstrap {
  face: 'resident' | 'workbench'
  /** Null on pages outside a community (`/login`). */
  community: CommunityHead | null
  /** Whom to ring there: the community that the address to return to names, else the installation's own number. */
  help: { phone: string; of: 'community' | 'service' } | null
  locale: string
  /** The server's clock when the page was written (ISO instant): the faces never read the device's. */
  now: string
  /** True when the installation offers demo identities on the sign-in page. */
  demo: boolean
  session: SessionSummary
}
