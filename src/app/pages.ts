import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebManifest } from '../../tools/build-web.ts'
import { sessionSummary } from '../modules/access/api.ts'
import { emergencyWordsOf } from '../modules/requests/api.ts'
import { communityOf, firstCommunityId } from '../modules/territory/api.ts'
import { inCommunity } from '../platform/db/transaction.ts'
import { parseInput } from '../platform/http/input.ts'
import { cookieLanguage, languageOf, setLanguageCookie } from '../platform/http/language.ts'
import type { Authenticate } from '../platform/http/routes.ts'
import { pageSecurity } from '../platform/http/security.ts'
import type { PublicPage } from '../platform/module.ts'
import type { Platform } from '../platform/platform.ts'
import { isLanguage, type Language } from '../shared/languages.ts'
import { refuse } from '../shared/refusal.ts'
import { elderOfCookie, elderOfSwitch, setElderCookie } from './elder-cookie.ts'
import { addInstallable } from './installable.ts'
import type { Bootstrap, CommunityHead } from './web/bootstrap.ts'
import { type PageHtmlWords, pageHtml } from './web/html.ts'
import en from './web/i18n/en.json' with { type: 'json' }
import zhCN from './web/i18n/zh-CN.json' with { type: 'json' }
import zhHant from './web/i18n/zh-Hant.json' with { type: 'json' }
import type { RenderPublic } from './web/public/options.ts'
import { communityOfReturn } from './web/return-address.ts'

export type PageParts = { platform: Platform; authenticate: Authenticate; manifest: WebManifest; webDir: string }

/** Serves the three faces: `/c` resident, `/w` workbench, `/p` public, `/login`, and `/setup` until there is a community. */
export async function addPages(app: FastifyInstance, parts: PageParts): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(parts.webDir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
  })
  app.get('/favicon.ico', hidden, (_, reply) => reply.redirect(parts.manifest.faces.public.favicon))
  app.get('/', hidden, async (_, reply) => {
    const first = await firstCommunityId(parts.platform.database.kysely)
    return reply.redirect(first ? `/c/${first}/` : '/setup')
  })
  app.get('/login', hidden, async (request, reply) => {
    const { return: wanted } = request.query as { return?: unknown }
    const help = await helpFor(parts.platform, typeof wanted === 'string' ? wanted : null)
    return facePage(parts, request, reply, 'resident', null, help)
  })
  app.get('/setup', hidden, async (request, reply) => {
    if (await firstCommunityId(parts.platform.database.kysely)) refuse('platform.not_found')
    return facePage(parts, request, reply, 'resident', null)
  })
  for (const [prefix, face] of [
    ['/c', 'resident'],
    ['/w', 'workbench'],
  ] as const) {
    const handler = async (request: FastifyRequest, reply: FastifyReply) =>
      facePage(parts, request, reply, face, await headOf(parts.platform, request, face))
    app.get(`${prefix}/:community`, hidden, handler)
    app.get(`${prefix}/:community/*`, hidden, handler)
  }
  await addInstallable(app, {
    manifest: parts.manifest,
    communityOfAddress: (key) => communityOfAddress(parts.platform, key),
  })
  await addPublicPages(app, parts)
}

const hidden = { schema: { hide: true } }

/** The head with what a face needs besides: staff take words down, also where there is no line. */
async function headOf(platform: Platform, request: FastifyRequest, face: Bootstrap['face']): Promise<CommunityHead> {
  const head = await communityHead(platform, request)
  if (face !== 'workbench') return head
  const emergencies = await inCommunity(platform.database, head.id, (tx) => emergencyWordsOf(tx, head.id))
  return emergencies ? { ...head, emergencies } : head
}

function communityHead(platform: Platform, request: FastifyRequest): Promise<CommunityHead> {
  return communityOfAddress(platform, (request.params as { community: string }).community)
}

async function communityOfAddress(platform: Platform, community: string): Promise<CommunityHead> {
  if (!/^[1-9]\d{0,8}$/.test(community)) refuse('platform.not_found')
  const found = await inCommunity(platform.database, Number(community), (tx) => communityOf(tx, Number(community)))
  if (!found) return refuse('platform.not_found')
  return {
    key: String(found.id),
    id: found.id,
    name: found.name,
    phone: found.phone ?? '',
    timeZone: found.time_zone,
    demo: found.demo,
    names: found.names,
  }
}

/** Whom to ring where signing in is too much: the community one comes from, else the installation's own number. */
async function helpFor(platform: Platform, wanted: string | null): Promise<Bootstrap['help']> {
  const id = communityOfReturn(wanted)
  const found = id === undefined ? undefined : await inCommunity(platform.database, id, (tx) => communityOf(tx, id))
  if (found?.phone) return { phone: found.phone, of: 'community' }
  const { servicePhone } = platform.services.config
  return servicePhone ? { phone: servicePhone, of: 'service' } : null
}

async function facePage(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  face: 'resident' | 'workbench',
  community: CommunityHead | null,
  help: Bootstrap['help'] = null,
) {
  const signed = await parts.authenticate(request)
  const asked = languageOf(request)
  const session = await sessionSummary(parts.platform, signed?.accountId ?? null, community?.id ?? 0, asked)
  const locale = session.language ?? asked
  // What the person chose elsewhere holds here too, on the public pages and at the next sign-in.
  if (session.language && session.language !== cookieLanguage(request.headers)) {
    void reply.header('set-cookie', setLanguageCookie(session.language))
  }
  const kept = elderOfCookie(request.headers.cookie)
  const elder = session.elder ?? kept ?? 0
  if (session.elder !== null && session.elder !== kept) void reply.header('set-cookie', setElderCookie(elder))
  const bootstrap: Bootstrap = {
    face,
    community,
    help,
    locale,
    now: parts.platform.services.clock.now().toISOString(),
    demo: parts.platform.services.config.demo,
    session,
  }
  const html = pageHtml({
    face,
    nonce: pageSecurity(reply),
    lang: locale,
    title: community?.name ?? parts.platform.texts.message(locale, 'platform', 'product'),
    elder,
    assets: parts.manifest.faces[face],
    bootstrap,
    words: templates[locale],
  })
  return sendHtml(reply, html)
}

async function addPublicPages(app: FastifyInstance, parts: PageParts): Promise<void> {
  const { renderPublic } = (await import(pathToFileURL(join(parts.webDir, parts.manifest.publicRender)).href)) as {
    renderPublic: RenderPublic
  }
  for (const page of parts.platform.registry.modules.flatMap((module) => module.publicPages ?? [])) {
    app.get(`/p/:community${page.path}`, hidden, async (request, reply) => {
      const switched = switchCookie(request.query as PageSwitches)
      if (switched) return setAndReturn(request, reply, switched)
      const community = await communityHead(parts.platform, request)
      const answer = await askPublic(parts.platform, page, request, community.id)
      const below = await askBelow(parts.platform, page, request, community.id)
      pageSecurity(reply)
      const options = {
        community,
        locale: languageOf(request),
        elder: elderOfCookie(request.headers.cookie) ?? 0,
        path: request.url.slice(`/p/${community.key}`.length) || '/',
        assets: parts.manifest.faces.public,
        now: parts.platform.services.clock.now().toISOString(),
      }
      return sendHtml(reply, renderPublic(page.page, answer, { ...options, below }))
    })
  }
}

/** What other modules say below a page. */
async function askBelow(platform: Platform, { page }: PublicPage, request: FastifyRequest, communityId: number) {
  const found = platform.registry.modules
    .flatMap(({ publicParts = [] }) => publicParts)
    .filter((one) => one.beside === page)
  return Promise.all(
    found.map(async (part) => ({ page: part.page, props: await askPublic(platform, part, request, communityId) })),
  )
}

async function askPublic(
  platform: Platform,
  page: Pick<PublicPage, 'query'>,
  request: FastifyRequest,
  communityId: number,
) {
  const language = languageOf(request)
  const raw = { params: request.params, query: request.query, body: undefined }
  const { community: _, ...input } = parseInput(page.query.route, raw, platform.texts, language)
  return platform.perform(page.query, { accountId: null, communityId, language }, input) as Promise<object>
}

type PageSwitches = { elder?: string; lang?: string }

/** The switches of the public pages are links: `?elder=on|off|2|3`, `?lang=en`. The cookie such a link sets. */
function switchCookie({ elder, lang }: PageSwitches): string | undefined {
  const step = elderOfSwitch(elder)
  if (step !== undefined) return setElderCookie(step)
  return isLanguage(lang) ? setLanguageCookie(lang) : undefined
}

/** Sets the cookie and shows the same page without the switch in its address. */
function setAndReturn(request: FastifyRequest, reply: FastifyReply, cookie: string) {
  const target = new URL(request.url, 'http://page')
  target.searchParams.delete('elder')
  target.searchParams.delete('lang')
  return reply.header('set-cookie', cookie).redirect(`${target.pathname}${target.search}`)
}

const templates: Record<Language, PageHtmlWords> = {
  'zh-CN': zhCN.template,
  'zh-Hant': zhHant.template,
  en: en.template,
}

function sendHtml(reply: FastifyReply, html: string) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => payload as string)
    .send(html)
}
