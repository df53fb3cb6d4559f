import ExcelJS from 'exceljs'
import type { FastifyInstance } from 'fastify'
import type { TestPlatform } from '../../../app/testing/platform.ts'
import { serveTestPlatform } from '../../../app/testing/served.ts'
import { makeIdentityNumber } from '../../../shared/identity-number.ts'
import { createPerson } from '../../people/test/factory.ts'
import {
  communityWithRequests,
  createStaff,
  type RequestsCommunity,
  type TestPerson,
} from '../../requests/test/factory.ts'

export type View = Record<string, unknown> & {
  id: string
  edition: number
  gaps: number
  rows: number
  state: string
  can: string[]
}
export type Fill = View & {
  columns: { id: string; gaps: number; carried: number }[]
  hand_ins: { edition: number }[]
  carried: number
  filled: number
  gone: number
  parts: { id: string; name: string; person: string; rows: number; gaps: number; done_at: string | null }[]
}
export type Rows = {
  items: {
    no: number
    label: string
    cells: Record<string, string | number>
    gaps: string[]
    carried: string[]
    gone: boolean
  }[]
  next: string | null
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
type Answered<T> = {
  status: number
  body: T & { code: string; detail: string; fields?: { path: string }[] }
  raw: Buffer
}

/** A community with its office, asked through HTTP. */
export class Desk {
  readonly platform: TestPlatform
  readonly http: FastifyInstance
  readonly here: RequestsCommunity
  readonly worker: TestPerson
  readonly close: () => Promise<void>
  #key = 0

  constructor(parts: Pick<Desk, 'platform' | 'http' | 'here' | 'worker' | 'close'>) {
    this.platform = parts.platform
    this.http = parts.http
    this.here = parts.here
    this.worker = parts.worker
    this.close = parts.close
  }

  static async open(): Promise<Desk> {
    const { platform, http, close } = await serveTestPlatform()
    const here = await communityWithRequests(platform)
    const worker = await createStaff(platform, here.communityId, 'community_worker')
    return new Desk({ platform, http, here, worker, close })
  }

  async ask<T = View>(by: TestPerson | null, method: Method, path: string, payload?: object): Promise<Answered<T>> {
    this.#key += 1
    const answer = await this.http.inject({
      method,
      url: `/api/c/${this.here.communityId}/${path}`,
      headers: { 'x-test-account': by?.accountId ?? '', 'idempotency-key': `forms-key-${this.#key}` },
      ...(payload ? { payload } : {}),
    })
    const json = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : ({} as never), raw: answer.rawPayload }
  }

  async upload(bytes: Uint8Array | string, name = '台账.xlsx') {
    this.#key += 1
    const form = new FormData()
    form.append('file', new Blob([typeof bytes === 'string' ? bytes : Buffer.from(bytes)]), name)
    const url = `/api/c/${this.here.communityId}/forms/templates`
    const headers = { 'x-test-account': this.here.secretary.accountId, 'idempotency-key': `forms-key-${this.#key}` }
    const answer = await this.http.inject({ method: 'POST', url, payload: form, headers })
    return { status: answer.statusCode, body: answer.json() }
  }

  /** A fill when all that was under way is done. */
  async filled(id: string): Promise<Fill> {
    await this.platform.dispatcher.drain()
    return (await this.ask<Fill>(this.worker, 'GET', `form-fills/${id}`)).body
  }

  /** A form defined by the secretary, with the fill of one period. */
  async begun(more: object, period: string): Promise<{ form: View; fill: Fill }> {
    const form = (await this.ask(this.here.secretary, 'POST', 'forms', plan(more))).body
    const { id } = (await this.ask(this.worker, 'POST', `forms/${form.id}/fills`, { period })).body
    return { form, fill: await this.filled(id) }
  }

  async rows(id: string, query = ''): Promise<Rows['items']> {
    return (await this.ask<Rows>(this.worker, 'GET', `form-fills/${id}/rows${query}`)).body.items
  }
}

/** An identity number of a woman, of 1940 unless said otherwise. */
export const number = (sequence: number, birthDate = '1940-05-06') =>
  makeIdentityNumber({ birthDate, sex: 'female', sequence })

/** Two old people, one of them living alone without a telephone number, and a younger one, in one dwelling. */
export async function settle({ platform, here }: Desk): Promise<Record<string, string>> {
  const dwellingId = here.areas.dwelling
  const wishes = [
    { name: '闻人雪', phone: '19900007001', identityNumber: number(11), dwellingId, tags: ['lives_alone'] },
    { name: '公冶长', phone: '', identityNumber: number(12), dwellingId },
    { name: '宇文拓', identityNumber: number(13, '1990-05-06'), dwellingId },
  ]
  const ids: Record<string, string> = {}
  for (const wish of wishes) ids[wish.name] = await createPerson(platform, here.communityId, wish)
  await platform.dispatcher.drain()
  return ids
}

/** As a street office would send it: a title over all columns, a unit line, headings, two bordered rows, a foot with merged cells. */
export async function theirSheet(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.mergeCells('A1:F1')
  sheet.getCell('A1').value = '八十岁以上老人台账'
  sheet.getCell('A2').value = '填报单位：'
  sheet.getRow(3).values = ['序号', '姓名', '身份证号', '联系电话', '住址', '备注']
  for (const row of [4, 5])
    for (let column = 1; column <= 6; column++) sheet.getCell(row, column).border = { top: { style: 'thin' } }
  sheet.mergeCells('A6:C6')
  sheet.getCell('A6').value = '审核人：'
  sheet.getColumn(5).width = 40
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

/** A column of a form. */
export const column = (id: string, title: string, source: string, at: number | null = null, more: object = {}) => ({
  id,
  title,
  source,
  at,
  ...more,
})
/** A monthly list of everybody from eighty on. */
export const plan = (more: object = {}) => ({
  name: '八十岁以上老人台账',
  asked_by: '硖石街道民政办',
  purpose: '核发高龄津贴',
  legal_basis: '《个人信息保护法》第十三条',
  rhythm: 'monthly',
  asked_on: '2026-02-01',
  rows: 'person',
  wish: { age_from: 80 },
  columns: [column('c1', '姓名', 'name')],
  ...more,
})
/** The first sheet of a book. */
export async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer as ArrayBuffer)
  return book.worksheets[0] as ExcelJS.Worksheet
}
