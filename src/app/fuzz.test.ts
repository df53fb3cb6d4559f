import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../modules/access/test/factory.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../modules/requests/test/factory.ts'
import { hostile, type JsonSchema } from './testing/hostile.ts'
import { type Served, serveTestPlatform, unknownId } from './testing/served.ts'

const inputsPerOperation = 50
const seed = 20261121
const secret = '不可外传的一句话'

type Operation = {
  operationId: string
  parameters?: { name: string; in: 'path' | 'query'; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
}

type Draw = ReturnType<typeof hostile>

let served: Served
let home: RequestsCommunity
let elsewhere: RequestsCommunity
let accounts: (string | null)[]
let ids: string[]

beforeAll(async () => {
  served = await serveTestPlatform()
  home = await communityWithRequests(served.platform)
  elsewhere = await communityWithRequests(served.platform)
  const own = await fileOne(served.platform, home)
  const foreign = await fileOne(served.platform, elsewhere, { description: secret, confidential: true })
  const administrator = await createAccount(served.platform, home.communityId, null, { administrator: true })
  accounts = [null, home.resident.accountId, home.worker.accountId, home.secretary.accountId, administrator]
  ids = [
    own.id,
    foreign.id,
    unknownId,
    home.areas.building,
    elsewhere.areas.building,
    elsewhere.resident.personId,
    home.bodies.department,
  ]
}, 120_000)

afterAll(() => served?.close())

async function auditRows(): Promise<number> {
  const found = await sql<{
    rows: number
  }>`select coalesce(sum(seq), 0)::bigint as rows from platform.audit_chains`.execute(served.platform.database.kysely)
  return found.rows[0]?.rows ?? 0
}

function requestOf(path: string, operation: Operation, draw: Draw) {
  const query = new URLSearchParams()
  let url = path
  for (const parameter of operation.parameters ?? []) {
    const value = String(draw.value(parameter.schema, ids))
    if (parameter.in === 'query') {
      if (draw.chance(0.6)) query.append(parameter.name, value)
    } else {
      const shown = parameter.name === 'community' && draw.chance(0.8) ? home.communityId : value
      url = url.replace(`{${parameter.name}}`, encodeURIComponent(draw.wellFormed(String(shown))))
    }
  }
  const schema = operation.requestBody?.content['application/json']?.schema
  return { url: query.size > 0 ? `${url}?${query}` : url, body: schema ? draw.body(schema, ids) : undefined }
}

/** Asks once as somebody; says whether it was accepted. Fails on a 5xx, on somebody else's words, on a refusal without a sentence. */
async function attack(
  method: string,
  path: string,
  operation: Operation,
  account: string | null,
  draw: Draw,
): Promise<boolean> {
  const { url, body } = requestOf(path, operation, draw)
  const answer = await served.http.inject({
    method: method.toUpperCase() as 'GET',
    url,
    headers: {
      'idempotency-key': crypto.randomUUID(),
      ...(account ? { 'x-test-account': account } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: body }),
  })
  const told = `${method} ${url.slice(0, 200)} ${String(body).slice(0, 300)} → ${answer.statusCode} ${answer.body.slice(0, 300)}`
  expect(answer.statusCode, told).toBeLessThan(500)
  expect(answer.body.includes(secret), told).toBe(false)
  if (answer.statusCode < 400) return true
  expect(answer.json(), told).toMatchObject({ code: expect.any(String), detail: expect.any(String) })
  return false
}

/** All attacks on one operation; refusals among them must have changed nothing. */
async function besiege(method: string, path: string, operation: Operation, draw: Draw): Promise<number> {
  const before = await auditRows()
  let accepted = 0
  for (let count = 0; count < inputsPerOperation; count++) {
    if (await attack(method, path, operation, accounts[count % accounts.length] ?? null, draw)) accepted += 1
  }
  expect(await auditRows(), `${method} ${path}: a refusal changed something`).toBeLessThanOrEqual(before + accepted)
  return accepted
}

test(`every operation bears ${inputsPerOperation} hostile inputs`, { timeout: 900_000 }, async () => {
  const answer = await served.http.inject({ url: '/api/openapi.json' })
  const { paths } = answer.json() as { paths: Record<string, Record<string, Operation>> }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  expect(operations.length).toBeGreaterThan(60)
  const draw = hostile(seed)
  let accepted = 0
  for (const { path, method, operation } of operations) accepted += await besiege(method, path, operation, draw)
  // The attacks must get past the first check often enough to mean anything.
  expect(accepted).toBeGreaterThan(operations.length)
})
