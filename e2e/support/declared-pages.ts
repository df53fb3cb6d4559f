import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesMatching } from '../../tools/lib/files.ts'

const source = join(import.meta.dirname, '../..')

/** Faces and how their pages are declared, so that none is forgotten. */
const declarations = {
  resident: ['src/modules/*/web/resident.tsx', /path: '([^']+)',?\s+page/g],
  workbench: ['src/modules/*/web/workbench.tsx', /path: '([^']+)',?\s+page/g],
  public: ['src/modules/*/module.ts', /path: '([^']*)', page: '/g],
} as const
export type Face = keyof typeof declarations

/** What asks the API for examples; paths begin with `/api/c/…`. */
export interface Asker {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: object): Promise<T>
  upload(path: string, bytes: Buffer, name: string): Promise<string>
}

/** A sheet of the register with one good row and one that isn't. */
const sheet = Buffer.from(
  '\u{feff}姓名,手机号,小区,楼栋,单元,房号,身份\r\n穆清扬,19900008801,洛塘景苑,1幢,1单元,101,业主\r\n,12,,,,,\r\n',
)

/** What stands for `:id` on a page; a page that isn't named here can't be opened, and fails. */
function examples(asker: Asker, staff: Asker, base: string): Record<Face, Record<string, () => Promise<string>>> {
  const firstOf = (path: string) => async () => {
    const { items } = await asker.get<{ items: { id: string }[] }>(`${base}${path}`)
    const first = items[0]
    if (!first) throw new Error(`the demo has nothing at ${path}`)
    return first.id
  }
  const person = firstOf('/people?limit=1')
  const dwelling = async () => {
    const { items } = await asker.get<{ items: { home: { dwelling_id: string } | null }[] }>(`${base}/people?limit=20`)
    const home = items.find((one) => one.home)?.home
    if (!home) throw new Error('nobody of the demo has a home')
    return home.dwelling_id
  }
  const askPoint = async () => {
    type Point = { id: string; code: string }
    const { items } = await staff.get<{ items: Point[] }>(`${base}/ask-points`)
    return items[0] ?? (await staff.post<Point>(`${base}/ask-points`, { name: '南门岗亭' }))
  }
  const code = async () => {
    const { items } = await staff.get<{ items: { id: string }[] }>(`${base}/questionnaires?state=open&limit=1`)
    const letters = await staff.get<{ items: { code: string }[] }>(
      `${base}/questionnaires/${items[0]?.id}/letters?limit=1`,
    )
    return letters.items[0]?.code ?? ''
  }
  const form = firstOf('/forms?limit=1')
  const formFills = async () => {
    type Forms = { items: { due: { fill_id: string | null } | null }[] }
    const { items } = await asker.get<Forms>(`${base}/forms?limit=20`)
    return items.flatMap(({ due }) => due?.fill_id ?? [])
  }
  const formFill = async () => (await formFills())[0] ?? ''
  const formPart = async () => {
    for (const id of await formFills()) {
      const { parts } = await asker.get<{ parts: { id: string }[] }>(`${base}/form-fills/${id}`)
      if (parts[0]) return parts[0].id
    }
    return ''
  }
  const firstMeeting = async () =>
    (await staff.get<{ items: { id: string }[] }>(`${base}/meetings?limit=1`)).items[0]?.id ?? ''
  const draft = async () =>
    (await staff.post<{ id: string }>(`${base}/questionnaires/from-template`, { template: 'bus_line' })).id
  const counter = async () => {
    type Counter = { id: string; code: string }
    const { items } = await staff.get<{ items: Counter[] }>(`${base}/service-counters`)
    return (items[0] ?? (await staff.post<Counter>(`${base}/service-counters`, { name: '大厅窗口' }))).code
  }
  return {
    resident: {
      '/queue/:code': counter,
      '/wall/:code': counter,
      '/file/:step': async () => 'check',
      '/requests/:id': firstOf('/my/requests'),
      '/at/:code': async () => (await askPoint()).code,
      '/neighbour-calls/:id': firstOf('/my/neighbour-calls'),
      '/questionnaires/:id': firstOf('/my/questionnaires'),
      '/q/:code': code,
      '/ballots/:id': firstOf('/my/ballots'),
      '/ballots/:id/board': firstOf('/open/ballots'),
      '/ballots/:id/urn': firstOf('/open/ballots'),
      '/nominations/:id': firstOf('/my/nominations'),
      '/undertakings/:id': firstOf('/my/undertakings'),
      '/projects/:id': firstOf('/open/projects'),
      '/meetings/:id': firstOf('/my/meetings'),
      '/halls/:id': firstOf('/my/topics?limit=1'),
      '/halls/:id/opinion': firstOf('/my/topics?limit=1'),
      '/check-in/:code': async () =>
        (await staff.get<{ check_in_code: string }>(`${base}/meetings/${await firstMeeting()}`)).check_in_code,
    },
    workbench: {
      '/requests/:id': firstOf('/requests?limit=1'),
      '/requests/:id/slips': firstOf('/requests?limit=1'),
      '/whistles/:id': firstOf('/whistles?limit=1'),
      '/topics/:id': firstOf('/undertakings?kind=topic'),
      '/projects/:id': firstOf('/projects?limit=1'),
      '/long-cases/:id': firstOf('/undertakings?kind=long_case'),
      '/advocacies/:id': firstOf('/undertakings?kind=advocacy&state=ended'),
      '/neighbour-calls/:id': firstOf('/neighbour-calls?limit=1'),
      '/halls/:id': firstOf('/topics?state=all&limit=1'),
      '/halls/:id/opinion': firstOf('/topics?state=all&limit=1'),
      '/ballots/:id': firstOf('/ballots?limit=1'),
      '/ballots/:id/edit': firstOf('/ballots?limit=1'),
      '/ballots/:id/roll': firstOf('/ballots?limit=1'),
      '/ballots/:id/papers': firstOf('/ballots?limit=1'),
      '/ballots/:id/urn': firstOf('/ballots?limit=1'),
      '/ballots/:id/letters': firstOf('/ballots?limit=1'),
      '/ballots/:id/notice': firstOf('/ballots?limit=1'),
      '/ballots/:id/nominations': firstOf('/open/nominations'),
      '/duties/:id': firstOf('/duties?limit=1'),
      '/people/:id': person,
      '/people/:id/edit': person,
      '/dwellings/:id': dwelling,
      '/people/imports/:id': () => asker.upload(`${base}/people/imports`, sheet, '居民.csv'),
      '/compounds/:id': firstOf('/compounds'),
      '/bodies/:id': firstOf('/bodies'),
      '/posts/:id': firstOf('/posts'),
      '/rosters/:id': firstOf('/rosters'),
      '/forwardings/:id': firstOf('/forwardings'),
      '/areas/:id': firstOf('/areas/tree'),
      '/ask-points/:id/poster': async () => (await askPoint()).id,
      '/rights/:id': firstOf('/rights'),
      '/drafts/:id': firstOf('/intake-drafts?limit=1'),
      '/broadcasts/:id': firstOf('/broadcasts?limit=1'),
      '/rounds/:id': firstOf('/rounds?limit=1'),
      '/meetings/:id': firstOf('/meetings?show=past&limit=1'),
      '/meetings/:id/check-in': firstOf('/meetings?show=past&limit=1'),
      '/questionnaires/:id': firstOf('/questionnaires?limit=1'),
      '/forms/:id': form,
      '/forms/:id/edit': form,
      '/form-fills/:id': formFill,
      '/form-parts/:id': formPart,
      '/questionnaires/:id/write': draft,
      '/questionnaires/:id/preview': firstOf('/questionnaires?limit=1'),
      '/questionnaires/:id/results': firstOf('/questionnaires?state=published&limit=1'),
      '/questionnaires/:id/comments': firstOf('/questionnaires?state=published&limit=1'),
      '/questionnaires/:id/letters': firstOf('/questionnaires?state=open&limit=1'),
      '/questionnaires/:id/papers': firstOf('/questionnaires?state=open&limit=1'),
      '/questionnaires-door/:id': firstOf('/questionnaires?state=open&limit=1'),
      '/service-cases/:id': firstOf('/service-cases?limit=1'),
      '/errands/:id': firstOf('/errands?limit=1'),
      '/counter-matters/:code': async () => 'elder_card',
      '/rounds/:id/notes': firstOf('/rounds?limit=1'),
      '/patrol-routes/:id': firstOf('/patrol-routes?limit=1'),
      '/patrol-routes/:id/edit': firstOf('/patrol-routes?limit=1'),
      '/patrol-routes/:id/posters': firstOf('/patrol-routes?limit=1'),
      '/signs/:id': firstOf('/signs?limit=1'),
      '/notices/:topic': async () => 'general',
      '/catalogue/:code': async () => 'A29',
      '/catalogue/:code/edit': async () => 'A29',
    },
    public: {
      '/projects/:id': firstOf('/open/projects'),
      '/meetings/:id': async () =>
        (await asker.get<{ past: { id: string }[] }>(`${base}/open-meetings`)).past[0]?.id ?? '',
      '/halls/:id': firstOf('/open-topics'),
      '/questionnaires/:id': firstOf('/questionnaire-results'),
      '/compounds/:id': firstOf('/compounds'),
      '/privacy/:id': firstOf('/notices'),
      '/ballots/:id': firstOf('/open/ballots'),
      '/nominations/:id': firstOf('/open/nominations'),
      '/guide/:code': async () => 'elder_card',
    },
  }
}

/**
 * Every page of a face as a path below its home, with something of the demo where it shows one thing: the asker's own, or what the
 * secretary (`staff`) has there.
 */
export async function pagesOf(
  face: Face,
  asker: Asker,
  staff: Asker,
  base: string,
): Promise<{ path: string; address: string }[]> {
  const [files, line] = declarations[face]
  const texts = filesMatching(files).map((file) => readFileSync(join(source, file), 'utf8'))
  const paths = texts.flatMap((text) => [...text.matchAll(line)].map(([, path = '']) => path))
  const known = examples(asker, staff, base)[face]
  const pages: { path: string; address: string }[] = []
  for (const path of paths) {
    const example = known[path]
    if (path.includes(':') && !example) throw new Error(`tell declared-pages.ts which ${path} to open`)
    pages.push({ path, address: example ? path.replace(/:\w+/, await example()) : path })
  }
  return pages
}
