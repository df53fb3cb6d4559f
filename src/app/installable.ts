import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import type { WebManifest } from '../../tools/build-web.ts'
import { sourceDir } from './modules.ts'
import type { CommunityHead } from './web/bootstrap.ts'

const hidden = { schema: { hide: true } }
const sizes = [180, 192, 512] as const
/** An icon that a phone may cut round keeps its drawing within the inner four fifths. */
const safeShare = 0.8
const pine = '#17604F'
const paper = '#FAF7F2'

type Parts = { manifest: WebManifest; communityOfAddress(key: string): Promise<CommunityHead> }

/**
 * What makes the workbench an app on the phone: its worker (`/sw.js`, new with each build, so that the phone notices), a manifest for each
 * community that opens the field page, and icons.
 */
export async function addInstallable(app: FastifyInstance, parts: Parts): Promise<void> {
  const source = await readFile(join(sourceDir, 'app/web/worker/service-worker.ts'), 'utf8')
  const worker = `// ${parts.manifest.hash}\n${stripTypeScriptTypes(source)}`
  app.get('/sw.js', hidden, (_, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(worker),
  )
  const drawing = await readFile(join(sourceDir, 'app/web/art/favicon.svg'))
  const icons = new Map<string, Promise<Buffer>>()
  app.get<{ Params: { file: string } }>('/icons/:file', hidden, async (request, reply) => {
    const [, size, cut] = /^(\d+)(-round)?\.png$/.exec(request.params.file) ?? []
    if (!sizes.some((known) => String(known) === size)) return reply.callNotFound()
    const key = `${size}${cut ?? ''}`
    const icon = icons.get(key) ?? drawn(drawing, Number(size), cut !== undefined)
    icons.set(key, icon)
    return reply
      .type('image/png')
      .header('cache-control', 'public, max-age=86400')
      .send(await icon)
  })
  app.get<{ Params: { community: string } }>('/w/:community/app.webmanifest', hidden, async (request, reply) => {
    const head = await parts.communityOfAddress(request.params.community)
    return reply
      .type('application/manifest+json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .serializer((payload: unknown) => payload as string)
      .send(JSON.stringify(manifestOf(head)))
  })
}

function manifestOf({ key, name }: CommunityHead): object {
  return {
    id: `/w/${key}/`,
    name,
    short_name: name,
    start_url: `/w/${key}/walk`,
    scope: `/w/${key}/`,
    display: 'standalone',
    background_color: paper,
    theme_color: paper,
    // Words and pictures shared from a chat: the worker takes them, the page makes drafts of them.
    share_target: {
      action: `/w/${key}/drafts/new`,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'pictures', accept: ['image/*'] }] },
    },
    icons: [
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/512-round.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}

function drawn(svg: Buffer, size: number, cut: boolean): Promise<Buffer> {
  const inner = cut ? Math.round(size * safeShare) : size
  const edge = Math.floor((size - inner) / 2)
  const image = sharp(svg, { density: 1_200 }).resize(inner, inner)
  if (!cut) return image.png().toBuffer()
  const around = { top: edge, left: edge, bottom: size - inner - edge, right: size - inner - edge }
  return image
    .extend({ ...around, background: pine })
    .flatten({ background: pine })
    .png()
    .toBuffer()
}
