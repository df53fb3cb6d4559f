import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebManifest } from '../../tools/build-web.ts'
import { sessionSummary } from '../modules/access/api.ts'
import { communityOf, firstCommunityId } from '../modules/territory/api.ts'
import { inCommunity } from '../platform/db/transaction.ts'
import { languageOf } from '../platform/http/errors.ts'
import { parseInput } from '../platform/http/input.ts'
import type { Authenticate } from '../platform/http/routes.ts'
import { pageSecurity } from '../platform/http/security.ts'
import type { PublicPage } from '../platform/module.ts'
import type { Platform } from '../platform/platform.ts'
import { refuse } from '../shared/refusal.ts'
import type { Bootstrap, CommunityHead } from './web/bootstrap.ts'
import { pageHtml } from './web/html.ts'
import webTexts from './web/i18n/zh-CN.json' with { type: 'json' }
import type { RenderPublic } from './web/public/options.ts'

export type PageParts = { platform: Platform; authenticate: Authenticate; manifest: WebManifest; webDir: string }

/** Serves the three faces: `/c` resident, `/w` workbench, `/p` public, and `/login`. */
export async function addPages(app: FastifyInstance, parts: PageParts): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(parts.webDir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  app.get('/favicon.ico', hidden, (_, reply) => reply.redirect(parts.manifest.faces.public.favicon))
  app.get('/', hidden, async (_, reply) => {
    const first = await firstCommunityId(parts.platform.database.kysely)
    return reply.redirect(first ? `/c/${first}/` : '/login')
  })
  app.get('/login', hidden, (request, reply) => facePage(parts, request, reply, 'resident', null))
  for (const [prefix, face] of [
    ['/c', 'resident'],
    ['/w', 'workbench'],
  ] as const) {
    const handler = async (request: FastifyRequest, reply: FastifyReply) =>
      facePage(parts, request, reply, face, await communityHead(parts.platform, request))
    app.get(`${prefix}/:community`, hidden, handler)
    app.get(`${prefix}/:community/*`, hidden, handler)
  }
  await addPublicPages(app, parts)
}

const hidden = { schema: { hide: true } }

async function communityHead(platform: Platform, request: FastifyRequest): Promise<CommunityHead> {
  const { community } = request.params as { community: string }
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

async function facePage(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  face: 'resident' | 'workbench',
  community: CommunityHead | null,
) {
  const session = await parts.authenticate(request)
  const locale = pageLanguage(request)
  const bootstrap: Bootstrap = {
    face,
    community,
    locale,
    now: parts.platform.services.clock.now().toISOString(),
    demo: parts.platform.services.config.demo,
    session: await sessionSummary(parts.platform, session?.accountId ?? null, community?.id ?? 0),
  }
  const html = pageHtml({
    face,
    nonce: pageSecurity(reply),
    lang: locale,
    title: community?.name ?? parts.platform.texts.message(locale, 'platform', 'product'),
    elder: isElder(request),
    assets: parts.manifest.faces[face],
    bootstrap,
    words: webTexts.template,
  })
  return sendHtml(reply, html)
}

async function addPublicPages(app: FastifyInstance, parts: PageParts): Promise<void> {
  const { renderPublic } = (await import(pathToFileURL(join(parts.webDir, parts.manifest.publicRender)).href)) as {
    renderPublic: RenderPublic
  }
  for (const page of parts.platform.registry.modules.flatMap((module) => module.publicPages ?? [])) {
    app.get(`/p/:community${page.path}`, hidden, async (request, reply) => {
      const elder = (request.query as { elder?: string }).elder
      if (elder === 'on' || elder === 'off') return switchElder(request, reply, elder)
      const community = await communityHead(parts.platform, request)
      const answer = await askPublic(parts.platform, page, request, community.id)
      pageSecurity(reply)
      const options = {
        community,
        locale: pageLanguage(request),
        elder: isElder(request),
        path: request.url.slice(`/p/${community.key}`.length) || '/',
        assets: parts.manifest.faces.public,
        now: parts.platform.services.clock.now().toISOString(),
      }
      return sendHtml(reply, renderPublic(page.page, answer, options))
    })
  }
}

async function askPublic(platform: Platform, page: PublicPage, request: FastifyRequest, communityId: number) {
  const language = languageOf(request)
  const raw = { params: request.params, query: request.query, body: undefined }
  const { community: _, ...input } = parseInput(page.query.route, raw, platform.texts, language)
  return platform.perform(page.query, { accountId: null, communityId, language }, input) as Promise<object>
}

/** The elder switch of pages without scripts: a link that sets the cookie and comes back. */
function switchElder(request: FastifyRequest, reply: FastifyReply, elder: 'on' | 'off') {
  const target = new URL(request.url, 'http://page')
  target.searchParams.delete('elder')
  const age = elder === 'on' ? 31_536_000 : 0
  return reply
    .header('set-cookie', `linli_elder=1; Path=/; Max-Age=${age}; SameSite=Lax`)
    .redirect(`${target.pathname}${target.search}`)
}

/** Languages the pages have texts in: a page half in another one reads worse than a page in Chinese. */
const pageLanguages = readdirSync(join(import.meta.dirname, 'web/i18n')).map((file) => file.replace('.json', ''))

function pageLanguage(request: FastifyRequest): string {
  const wanted = languageOf(request)
  return pageLanguages.includes(wanted) ? wanted : 'zh-CN'
}

function isElder(request: FastifyRequest): boolean {
  return /(?:^|;\s*)linli_elder=1(?:;|$)/.test(request.headers.cookie ?? '')
}

function sendHtml(reply: FastifyReply, html: string) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => payload as string)
    .send(html)
}
