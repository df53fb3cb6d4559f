import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskName } from '../../../../shared/mask.ts'
import { personNames } from '../../../people/api.ts'
import { quorumHere } from './attendance.ts'
import { doors, someDoor } from './doors.data.ts'
import { attendeesOf, itemsOf } from './store.ts'
import { meetingForStaff } from './views.ts'

/** What stands in published minutes; decisions and suggestions are looked up when they are read, so that they are of today. */
export type Published = {
  members: number
  present: number
  article: string
  items: {
    title: string
    note: string
    votes: { question: string; votes_for: number; votes_against: number; abstained: number; passed: boolean }[]
  }[]
  addenda: { text: string; added_at: string }[]
}

/** The minutes as everybody may read them. */
export async function publishedOf(ctx: ReadContext, id: string): Promise<Published> {
  const meeting = await meetingForStaff(ctx, id)
  const cover = await coverOf(ctx, id)
  const people = await attendeesOf(ctx, id)
  const { members, present } = quorumHere(
    meeting.law,
    people.map((one) => ({ ...one, left_at: null })),
  )
  return {
    members,
    present,
    article: meeting.law.article,
    items: meeting.items
      .filter((one) => one.state === 'on')
      .map((one) => ({
        title: cover(one.title),
        note: cover(one.reading ?? one.note),
        votes: one.votes.map(({ question, votes_for, votes_against, abstained, passed }) => ({
          question: cover(question),
          votes_for,
          votes_against,
          abstained,
          passed,
        })),
      })),
    addenda: meeting.addenda.map(({ text, added_at }) => ({ text: cover(text), added_at })),
  }
}

/** Covers the names of everybody who was asked, proposed or suggested something, and telephone and identity numbers. */
export async function coverOf(ctx: ReadContext, id: string): Promise<(text: string) => string> {
  const said = await sql<{ by_person: string | null; by_name: string }>`
    select by_person, by_name from deliberation.suggestions where community_id = ${ctx.communityId} and meeting_id = ${id}`.execute(
    ctx.tx,
  )
  const people = await attendeesOf(ctx, id)
  const items = await itemsOf(ctx, id)
  const persons = [
    ...people.map((one) => one.person_id),
    ...said.rows.map((one) => one.by_person),
    ...items.map((one) => one.proposed_by_person),
  ]
  const known = await personNames(
    ctx.tx,
    ctx.communityId,
    persons.flatMap((one) => one ?? []),
  )
  const names = [...known.values()].map((one) => one.name)
  const outside = [
    ...people.flatMap((one) => [one.outside_name ?? '', one.deputy_name]),
    ...said.rows.map((one) => one.by_name),
  ]
  return (text) => withoutPrivate(text, [...names, ...outside])
}

const numbers = /(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx]|\d{15})(?!\d)/g

/** A text without names of more than one character among `names`, telephone and identity numbers, and doors. */
export function withoutPrivate(text: string, names: readonly string[]): string {
  const longest = [...new Set(names)]
    .filter((name) => [...name].length > 1)
    .sort((one, other) => other.length - one.length)
  const unnamed = longest.reduce((result, name) => result.replaceAll(name, maskName(name)), text)
  return unnamed.replaceAll(numbers, (found) => `${found.slice(0, 3)}****`).replaceAll(doors, someDoor)
}
