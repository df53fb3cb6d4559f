import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** A question to colleagues about a case. Whoever is meant: the person, else whoever holds the post, else the posts of the body. */
export type QuestionRow = {
  id: string
  /** `part`: a part of the work, without which the case isn't solved */
  kind: 'question' | 'part'
  case_id: string
  asked_by_person: string
  asked_by_post: string | null
  to_body_id: string | null
  to_post_id: string | null
  to_person_id: string | null
  question: string
  asked_at: Date
  due_at: Date
  answer: string | null
  answered_by_person: string | null
  answered_by_post: string | null
  answered_at: Date | null
  withdrawn_at: Date | null
}

export type NewQuestion = Pick<
  QuestionRow,
  | 'id'
  | 'kind'
  | 'case_id'
  | 'asked_by_person'
  | 'asked_by_post'
  | 'to_body_id'
  | 'to_post_id'
  | 'to_person_id'
  | 'question'
  | 'asked_at'
  | 'due_at'
>

const columns = sql`q.id, q.kind, q.case_id, q.asked_by_person, q.asked_by_post, q.to_body_id, q.to_post_id, q.to_person_id, q.question,
  q.asked_at, q.due_at, q.answer, q.answered_by_person, q.answered_by_post, q.answered_at, q.withdrawn_at`
const open = sql`q.answered_at is null and q.withdrawn_at is null`
/** More than a case ever gathers. */
const most = 100

/** Puts a question to a case. */
export async function askQuestion(tx: Tx, communityId: number, question: NewQuestion): Promise<void> {
  await tx
    .insertInto('caseflow.questions')
    .values({ community_id: communityId, ...question })
    .execute()
}

/** A question, locked against being answered twice. */
export async function lockQuestion(tx: Tx, communityId: number, id: string): Promise<QuestionRow | undefined> {
  const found = await sql<QuestionRow>`
    select ${columns} from caseflow.questions q where q.community_id = ${communityId} and q.id = ${id} for update`.execute(
    tx,
  )
  return found.rows[0]
}

/** Answers it, which closes it. */
export async function answerQuestion(
  tx: Tx,
  communityId: number,
  id: string,
  answer: { text: string; personId: string | null; postId: string | null },
  now: Date,
): Promise<void> {
  await sql`
    update caseflow.questions set answer = ${answer.text}, answered_by_person = ${answer.personId}, answered_by_post = ${answer.postId},
      answered_at = ${now}
    where community_id = ${communityId} and id = ${id}`.execute(tx)
}

/** It needs no answer any more. */
export async function withdrawQuestion(tx: Tx, communityId: number, id: string, now: Date): Promise<void> {
  await sql`
    update caseflow.questions set withdrawn_at = ${now} where community_id = ${communityId} and id = ${id}`.execute(tx)
}

/** The questions of a case, newest first. */
export async function questionsOfCase(tx: Tx, communityId: number, caseId: string): Promise<QuestionRow[]> {
  const found = await sql<QuestionRow>`
    select ${columns} from caseflow.questions q
    where q.community_id = ${communityId} and q.case_id = ${caseId} order by q.asked_at desc, q.id desc limit ${most}`.execute(
    tx,
  )
  return found.rows
}

/** Open questions to a person, or to the posts and bodies that person acts for; what is due first comes first. */
export async function openQuestionsTo(
  tx: Tx,
  communityId: number,
  to: { personId: string | null; postIds: readonly string[]; bodyIds: readonly string[] },
  limit: number,
): Promise<QuestionRow[]> {
  const found = await sql<QuestionRow>`
    select ${columns} from caseflow.questions q
    where q.community_id = ${communityId} and ${open}
      and (q.to_person_id = ${to.personId}::uuid
        or (q.to_person_id is null and q.to_post_id = any (${to.postIds}::uuid[]))
        or (q.to_person_id is null and q.to_post_id is null and q.to_body_id = any (${to.bodyIds}::uuid[])))
    order by q.due_at, q.id limit ${limit}`.execute(tx)
  return found.rows
}

/** Questions a person asked that are past their time without an answer. */
export async function lateQuestionsBy(
  tx: Tx,
  communityId: number,
  personId: string | null,
  now: Date,
  limit: number,
): Promise<QuestionRow[]> {
  const found = await sql<QuestionRow>`
    select ${columns} from caseflow.questions q
    where q.community_id = ${communityId} and ${open} and q.asked_by_person = ${personId}::uuid and q.due_at < ${now}
    order by q.due_at, q.id limit ${limit}`.execute(tx)
  return found.rows
}

/** Open questions of cases, for those that end. */
export async function withdrawQuestionsOf(tx: Tx, communityId: number, caseId: string, now: Date): Promise<void> {
  await sql`
    update caseflow.questions q set withdrawn_at = ${now}
    where q.community_id = ${communityId} and q.case_id = ${caseId} and ${open}`.execute(tx)
}
