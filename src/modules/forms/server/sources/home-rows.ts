import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskIdentityNumber } from '../../../../shared/identity-number.ts'
import {
  dwellingFieldTexts,
  householdFormRows,
  type PersonRow,
  personFormRow,
  personFormRows,
  residentsOfDwellings,
} from '../../../people/api.ts'
import { areasOfLevel, dwellingsByIds, dwellingsPage } from '../../../territory/api.ts'
import type { Gathered, GatheredPage, Wanted } from './rows.ts'

type Cut = { limit: number; after?: string | undefined }
type Place = { admin_path: string; compound_path: string | null } | null
/** Grown-ups are eighteen (民法典 17): numbers of who is younger stay covered. */
const adultFrom = 18

/** One row a person who lives here and fits. */
export async function personRowsOf(ctx: ReadContext, { definition, paths }: Wanted, cut: Cut): Promise<GatheredPage> {
  const page = await personFormRows(ctx, { ...definition.wish, paths }, cut)
  const placesOf = await placeNames(ctx)
  return { rows: listed(definition, page.items).map((row) => rowOfPerson(ctx, row, placesOf)), next: page.next }
}

/** The row of one person as the register has it now; undefined where they don't fit (any more), or the entry is no more. */
export async function rowOfOne(
  ctx: ReadContext,
  { definition, paths }: Pick<Wanted, 'definition' | 'paths'>,
  personId: string,
): Promise<Gathered | undefined> {
  const row = await personFormRow(ctx, { ...definition.wish, paths }, personId)
  const [shown] = row ? listed(definition, [row]) : []
  return shown && rowOfPerson(ctx, shown, await placeNames(ctx))
}

const isMinor = ({ age }: Pick<PersonRow, 'age'>) => age !== null && age < adultFrom

/** Nobody under age stands in a list of sensitive data: each look at it needs terms of its own (未成年人网络保护条例). */
function listed(definition: Wanted['definition'], rows: readonly PersonRow[]): PersonRow[] {
  return rows.filter((row) => definition.sensitive === null || !isMinor(row))
}

function rowOfPerson(ctx: ReadContext, row: PersonRow, placesOf: (place: Place) => Record<string, string>): Gathered {
  const say = sayer(ctx)
  const apart = row.sensitive.flatMap((one) => (one.field ? [[one.field, one.text] as const] : []))
  const fields = [...Object.entries(row.custom), ...apart]
  const tags = [...row.tags.map(({ code }) => code), ...row.sensitive.flatMap((one) => one.tag ?? [])]
  return {
    key: row.id,
    label: row.name,
    person_id: row.id,
    dwelling_id: row.home?.dwelling_id ?? null,
    identity_sealed: row.identity_sealed,
    minor: isMinor(row),
    admin_path: row.home?.admin_path ?? null,
    compound_path: row.home?.compound_path ?? null,
    values: {
      name: row.name,
      sex: row.sex ? say(`sex_${row.sex}`) : '',
      age: row.age ?? '',
      birth_date: row.birth_date ?? '',
      phone: row.phone ?? '',
      identity: row.identity_sealed ? maskIdentityNumber(ctx.services.vault.decrypt(row.identity_sealed)) : '',
      role: row.role ? say(`role_${row.role}`) : '',
      tags: row.tags.map((tag) => tag.label).join('、'),
      home: row.home?.name ?? '',
      ...placesOf(row.home),
      ...Object.fromEntries([
        ...fields.map(([id, text]) => [`field:${id}`, text] as const),
        ...tags.map((code) => [`tag:${code}`, say('yes')] as const),
      ]),
    },
  }
}

/** One row a household. */
export async function householdRowsOf(ctx: ReadContext, { paths }: Wanted, cut: Cut): Promise<GatheredPage> {
  const page = await householdFormRows(ctx, cut)
  const dwellings = await dwellingsByIds(
    ctx.tx,
    ctx.communityId,
    page.items.map((row) => row.dwelling_id),
  )
  const placesOf = await placeNames(ctx)
  const lies = (place: Place) => paths === undefined || paths.some((path) => liesIn(path, place))
  const within = page.items.filter((row) => lies(dwellings.get(row.dwelling_id) ?? null))
  return {
    rows: within.map((row) => rowOfHousehold(row, dwellings.get(row.dwelling_id) ?? null, placesOf)),
    next: page.next,
  }
}

type HouseholdRow = Awaited<ReturnType<typeof householdFormRows>>['items'][number]

function rowOfHousehold(row: HouseholdRow, place: Place, placesOf: (place: Place) => Record<string, string>): Gathered {
  return {
    key: row.id,
    label: row.head ?? row.dwelling,
    person_id: row.head_id,
    dwelling_id: row.dwelling_id,
    identity_sealed: null,
    minor: false,
    admin_path: place?.admin_path ?? null,
    compound_path: place?.compound_path ?? null,
    values: {
      head: row.head ?? '',
      head_phone: row.head_phone ?? '',
      members: row.members,
      home: row.dwelling,
      ...placesOf(place),
    },
  }
}

const householdsMost = 20

/** The rows of a dwelling, or of the households in it, as the register has them now; none where it lies beyond the form's area. */
export async function rowsOfHome(
  ctx: ReadContext,
  { definition, paths }: Pick<Wanted, 'definition' | 'paths'>,
  dwellingId: string,
): Promise<Gathered[]> {
  const dwelling = (await dwellingsByIds(ctx.tx, ctx.communityId, [dwellingId])).get(dwellingId)
  if (!dwelling || !(paths === undefined || paths.some((path) => liesIn(path, dwelling)))) return []
  if (definition.rows === 'dwelling') return dwelling.retired_at === null ? rowsOfDwellings(ctx, [dwelling]) : []
  const placesOf = await placeNames(ctx)
  const { items } = await householdFormRows(ctx, { limit: householdsMost, dwellingId })
  return items.map((row) => rowOfHousehold(row, dwelling, placesOf))
}

/** Whether a place is at this path of either tree or below. */
function liesIn(path: string, place: Place): boolean {
  return [place?.admin_path, place?.compound_path].some((one) => one === path || one?.startsWith(`${path}/`))
}

/** One row a dwelling. */
export async function dwellingRowsOf(
  ctx: ReadContext,
  { paths }: Wanted,
  { limit, after }: Cut,
): Promise<GatheredPage> {
  const dwellings = await dwellingsPage(ctx.tx, ctx.communityId, { limit: limit + 1, after, paths })
  const shown = dwellings.slice(0, limit)
  const rows = await rowsOfDwellings(ctx, shown)
  return { rows, next: dwellings.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

type Dwelling = Awaited<ReturnType<typeof dwellingsPage>>[number]

async function rowsOfDwellings(ctx: ReadContext, shown: readonly Dwelling[]): Promise<Gathered[]> {
  const ids = shown.map(({ id }) => id)
  const people = await residentsOfDwellings(ctx.tx, ctx.communityId, ids)
  const fields = await dwellingFieldTexts(ctx, ids)
  const placesOf = await placeNames(ctx)
  const say = sayer(ctx)
  return shown.map((dwelling) => {
    const known = people.get(dwelling.id) ?? []
    const own = Object.entries(fields.get(dwelling.id) ?? {}).map(([id, text]) => [`field:${id}`, text] as const)
    return {
      key: dwelling.id,
      label: dwelling.full_name,
      person_id: null,
      dwelling_id: dwelling.id,
      identity_sealed: null,
      minor: false,
      admin_path: dwelling.admin_path,
      compound_path: dwelling.compound_path,
      values: {
        home: dwelling.full_name,
        number: dwelling.number,
        floor: dwelling.floor ?? '',
        floor_area: dwelling.floor_area ?? '',
        use: say(`use_${dwelling.use}`),
        owners: known.flatMap((one) => (one.role === 'owner' || one.role === 'co_owner' ? [one.name] : [])).join('、'),
        residents: known.filter((one) => one.lives_here).length,
        ...placesOf(dwelling),
        ...Object.fromEntries(own),
      },
    }
  })
}

/** Names of compound, grid and building of a place, by their codes in its paths. */
async function placeNames(ctx: ReadContext): Promise<(place: Place) => Record<string, string>> {
  const names = new Map<string, string>()
  for (const level of ['compound', 'grid', 'building'] as const) {
    for (const area of await areasOfLevel(ctx.tx, ctx.communityId, level)) names.set(area.code, area.name)
  }
  return (place) => {
    const admin = place?.admin_path.split('/') ?? []
    const building = admin.find((code) => /^b\d+$/.test(code)) ?? ''
    return {
      compound: names.get(place?.compound_path?.split('/')[0] ?? '') ?? '',
      grid: names.get(admin.find((code) => /^g\d+$/.test(code)) ?? '') ?? '',
      building: names.get(building) ?? '',
    }
  }
}

/** Words of cells: sheets go to superiors, so they are Chinese whoever made them. */
function sayer(ctx: ReadContext) {
  return (key: string) => ctx.services.texts.message('zh-CN', 'forms', `cell_${key}`)
}
