import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { settled } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { type Client, signedIn } from './support/client.ts'
import { type Identity, identityButton } from './support/identities.ts'
import { type Keyboard, keyboardOf } from './support/keyboard.ts'
import { fileAs, placeId } from './support/requests.ts'

const { visitor } = openBrowser()

/** The morning of ux.md with `LINLI_WHOLE_MORNING=1`; else a few of each, so that the suite stays short. */
const whole = process.env.LINLI_WHOLE_MORNING === '1'
const morning = whole
  ? { calls: 30, visits: 20, dispatches: 15, closings: 10 }
  : { calls: 4, visits: 2, dispatches: 3, closings: 2 }
const minutes = 60_000
const timeout = whole ? 15 * minutes : 2 * minutes

/** Presses a piece of work may take, beside the words said and the number or name typed. */
const keysMost = {
  known: 2,
  unknown: 10,
  added: 4,
  promised: 3,
  returned: 12,
  visit: 4,
  stranger: 12,
  dispatch: 4,
  closing: 8,
}
type Piece = keyof typeof keysMost

const tally = new Map<Piece, { pieces: number; keys: number; ms: number }>()

/** One piece of work: its presses and its time go into the tally; more presses than it may take fail. */
async function work(piece: Piece, keys: Keyboard, act: () => Promise<void>): Promise<void> {
  const start = performance.now()
  keys.count()
  await act()
  const pressed = keys.count()
  expect.soft(pressed, `presses of ${piece}`).toBeLessThanOrEqual(keysMost[piece])
  const sum = tally.get(piece) ?? { pieces: 0, keys: 0, ms: 0 }
  tally.set(piece, { pieces: sum.pieces + 1, keys: sum.keys + pressed, ms: sum.ms + performance.now() - start })
}

afterAll(() => {
  if (!whole) return
  const line = ([piece, { pieces, keys, ms }]: [Piece, { pieces: number; keys: number; ms: number }]) =>
    `${piece}: ${pieces}, ${(keys / pieces).toFixed(1)} presses and ${Math.round(ms / pieces)} ms each`
  process.stdout.write(`${[...tally].map(line).join('\n')}\n`)
})

async function enter(page: Page, identity: Identity): Promise<Keyboard> {
  const keys = await keyboardOf(page)
  await page.goto('/login')
  await keys.tabTo(await identityButton(page, identity))
  await keys.press('Enter')
  await page.getByRole('navigation', { name: '菜单' }).waitFor()
  await settled(page)
  return keys
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const receipt = (page: Page) => page.getByRole('region', { name: '已登记' })

/** A number nobody of the demo has. */
const stranger = (nth: number) => `1990000${String(9000 + nth)}`

describe('a clerk’s morning by keyboard alone', () => {
  test('calls: known, unknown, a reminder, a promise and its call back', { timeout }, async () => {
    const { client, base } = await signedIn('old')
    const { phone } = await client.get<{ phone: string }>(`${base}/own/profile`)
    const page = await visitor('desk')
    const keys = await enter(page, 'counter')
    await keys.press('g')
    await keys.press('h')
    await title(page, '接听热线')
    const number = page.getByLabel('来电号码')
    const said = page.getByLabel('居民怎么说')
    const ring = async (from: string) => {
      await keys.focused(number)
      await keys.say(from)
      await keys.press('Enter')
      await keys.focused(said)
    }
    const file = async (words: string) => {
      await keys.say(words)
      await page.getByText('最晚办好').first().waitFor()
      await keys.press('Control+Enter')
      await receipt(page).waitFor()
      await keys.focused(page.getByRole('button', { name: '等下一通' }))
    }
    const kinds: ((nth: number) => Promise<void>)[] = [
      async (nth) => {
        await work('known', keys, async () => {
          await ring(phone)
          await page.getByText('住在').first().waitFor()
          await file(`楼道灯坏了，晚上看不见，第 ${nth} 回说`)
        })
        await keys.press('Enter')
      },
      async (nth) => {
        await work('unknown', keys, async () => {
          await ring(stranger(nth))
          await keys.say(`西山路路灯不亮，走夜路害怕，${nth} 天了`)
          await keys.tabTo(page.getByLabel('地点', { exact: true }))
          await keys.say('西山新村 1 幢')
          await page.getByRole('listbox').getByRole('option').first().waitFor()
          await keys.press('ArrowDown')
          await keys.press('Enter')
          await page.getByText('最晚办好').first().waitFor()
          await keys.press('Control+Enter')
          await receipt(page).waitFor()
        })
        await keys.press('Enter')
      },
      async () => {
        await work('added', keys, async () => {
          await ring(phone)
          await keys.press('Control+u')
          await page.getByRole('dialog', { name: /的来电/ }).waitFor()
          await keys.press('Control+Enter')
          await page.getByText('这通电话记好了').waitFor()
        })
      },
      async (nth) => {
        await work('promised', keys, async () => {
          await ring(stranger(500 + nth))
          await keys.press('Control+b')
          await keys.focused(page.getByLabel('记一句'))
          await keys.say('问清楚暖气费的截止日子再回')
          await keys.press('Control+Enter')
        })
        await work('returned', keys, async () => {
          await keys.focused(number)
          await keys.tabTo(page.getByRole('button', { name: '回电' }).first())
          await keys.press('Enter')
          await page.getByText('问清楚暖气费的截止日子再回').waitFor()
          await keys.focused(said)
          await keys.press('Control+i')
          await page.getByRole('dialog', { name: '只是问一问，已答复' }).waitFor()
          await keys.press('Control+Enter')
        })
      },
    ]
    for (let nth = 0; nth < morning.calls; nth++) await kinds[nth % kinds.length]?.(nth)
    await keys.focused(number)
    keys.noPointer()
  })

  test('visits at the counter: somebody of the register, and a stranger', { timeout }, async () => {
    const { client } = await signedIn('old')
    const session = await client.get<{ persons: { name: string }[] }>('/api/session')
    const name = session.persons[0]?.name ?? ''
    const page = await visitor('desk')
    const keys = await enter(page, 'counter')
    await keys.press('n')
    await keys.press('r')
    await title(page, '登记诉求')
    const who = page.getByLabel('找居民')
    for (let nth = 0; nth < morning.visits; nth++) {
      await keys.focused(who)
      if (nth % 2 === 0) {
        await work('visit', keys, async () => {
          await keys.say(name)
          await page.getByRole('listbox').getByRole('option', { name }).first().waitFor()
          await keys.press('ArrowDown')
          await keys.press('Enter')
          await keys.focused(page.getByLabel('居民怎么说'))
          await keys.say(`水龙头一直漏水，想请师傅看看，第 ${nth} 回来`)
          await page.getByText('最晚办好').first().waitFor()
          await keys.press('Control+Enter')
          await receipt(page).waitFor()
        })
      } else {
        await work('stranger', keys, async () => {
          await keys.tabTo(page.getByLabel('反映人'))
          await keys.say('柜台来人')
          await keys.press('Tab')
          await keys.say(stranger(800 + nth))
          await keys.tabTo(page.getByLabel('居民怎么说'))
          await keys.say(`单元门口垃圾没有人清走，${nth} 天了`)
          await keys.tabTo(page.getByLabel('地点', { exact: true }))
          await keys.say('西山新村 1 幢')
          await page.getByRole('listbox').getByRole('option').first().waitFor()
          await keys.press('ArrowDown')
          await keys.press('Enter')
          await page.getByText('最晚办好').first().waitFor()
          await keys.press('Control+Enter')
          await receipt(page).waitFor()
        })
      }
      await keys.focused(page.getByRole('button', { name: '再登记一件' }))
      await keys.press('Enter')
    }
    keys.noPointer()
  })

  test('dispatches: from row to row with 1, then from one request to the next', { timeout }, async () => {
    const mark = `分派${Date.now() % 100_000}`
    for (let nth = 0; nth < morning.dispatches; nth++) {
      await fileAs('young', {
        item_code: 'D09',
        description: `${mark}：夜里施工吵，第 ${nth} 家`,
        place: '洛塘景苑 1 幢',
      })
    }
    const page = await visitor('desk')
    const keys = await enter(page, 'secretary')
    await keys.press('g')
    await keys.press('t')
    await title(page, '诉求')
    await keys.press('/')
    await keys.say(mark)
    await keys.press('Enter')
    const rows = page.getByRole('main').locator('tr[data-request]')
    await expect.poll(() => rows.count()).toBe(morning.dispatches)
    await keys.press('Escape')
    await keys.press('j')
    const onRows = Math.ceil(morning.dispatches / 2)
    for (let nth = 0; nth < onRows; nth++) {
      await work('dispatch', keys, async () => {
        await keys.focused(rows.first().getByRole('link'))
        await keys.press('1')
        await keys.focused(page.getByRole('dialog').getByLabel('交给谁'))
        await keys.press('ArrowDown')
        await keys.press('Control+Enter')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      })
    }
    await expect.poll(() => rows.count()).toBe(morning.dispatches - onRows)
    await keys.focused(rows.first().getByRole('link'))
    await keys.press('Enter')
    const after = page.getByLabel('办完以后')
    await keys.tabTo(after)
    await keys.press('ArrowDown')
    expect(await after.inputValue()).toBe('next')
    await keys.press('Escape')
    for (let left = morning.dispatches - onRows; left > 0; left--) {
      const here = page.url()
      await work('dispatch', keys, async () => {
        await page.getByRole('main').getByRole('button', { name: '分派', exact: true }).waitFor()
        await keys.press('a')
        await keys.focused(page.getByRole('dialog').getByLabel('交给谁'))
        await keys.press('ArrowDown')
        await keys.press('Control+Enter')
        await page.waitForURL((url) => url.href !== here)
      })
    }
    keys.noPointer()
  })

  test('closings: the list of points, what was done, or the reason of an answer', { timeout }, async () => {
    const words = await closingsFor(morning.closings)
    const page = await visitor('desk')
    const keys = await enter(page, 'secretary')
    await keys.press('g')
    await keys.press('m')
    await page.getByRole('main').getByRole('link', { name: words }).first().waitFor()
    const mine = page.getByRole('main').locator('tr[data-request]').filter({ hasText: words })
    for (let left = morning.closings; left > 0; left--) {
      await expect.poll(() => mine.count()).toBe(left)
      const solved = left % 2 === 0
      while (!(await isIn(page, words))) await keys.press('j')
      await work('closing', keys, async () => {
        await keys.press('f')
        const dialog = page.getByRole('dialog', { name: '这件事办得怎么样' })
        await keys.focused(dialog.getByRole('radio', { name: /解决/ }))
        if (solved) {
          await dialog.getByRole('checkbox').first().waitFor()
          await keys.press('Tab')
          await keys.press('Space')
          await keys.press('Tab')
          await keys.press('Space')
        } else {
          await keys.press('ArrowDown')
        }
        await keys.tabTo(dialog.getByRole('textbox'))
        await keys.say(solved ? '上门看过，当场修好，试了两遍' : '不归社区管，已告诉怎么找主管部门')
        await keys.press('Control+Enter')
        await dialog.waitFor({ state: 'detached' })
      })
    }
    keys.noPointer()
  })
})

const isIn = (page: Page, words: string) =>
  page
    .locator('tr[data-request]')
    .filter({ hasText: words, has: page.locator(':focus') })
    .count()

/** Requests in the secretary's own hands, of an item that has points to look at before closing. */
async function closingsFor(many: number): Promise<string> {
  const { client, base } = await signedIn('secretary')
  await addItem(client, base)
  const words = `会议室借用${Date.now() % 100_000}`
  const asker = await signedIn('old')
  const area_id = await placeId(asker.client, base, '西山新村 1 幢')
  for (let nth = 0; nth < many; nth++) {
    const { id } = await asker.client.post<{ id: string }>(`${base}/requests`, {
      item_code: 'E91',
      description: `${words}，第 ${nth} 次`,
      area_id,
    })
    const { receivers } = await client.get<{ receivers: { post_id: string; person_id: string; title: string }[] }>(
      `${base}/requests/${id}/receivers?for=dispatch`,
    )
    const own = receivers.find((one) => one.title.includes('书记') && !one.title.includes('副'))
    const version = async () => (await client.get<{ version: number }>(`${base}/requests/${id}`)).version
    await client.post(`${base}/requests/${id}/dispatch`, {
      post_id: own?.post_id,
      person_id: own?.person_id,
      version: await version(),
    })
    await client.post(`${base}/requests/${id}/accept`, { version: await version() })
  }
  return words
}

async function addItem(client: Client, base: string): Promise<void> {
  const { items } = await client.get<{ items: { code: string }[] }>(`${base}/catalogue`)
  if (items.some((item) => item.code === 'E91')) return
  await client.post(`${base}/catalogue`, {
    code: 'E91',
    class: 'general_services',
    name: '借用会议室',
    words: ['会议室'],
    hint: '',
    kind: 'help',
    answerable: 'community',
    department_kind: null,
    why: '社区自己的房子',
    tier: 'small',
    priority: 3,
    contact: { amount: 1, unit: 'working_days' },
    resolve: { amount: 3, unit: 'working_days' },
    criterion: '说好时间，钥匙交还',
    evidence: 'photo_or_note',
    place: 'optional',
    public_open: false,
    divert: null,
    checklist: ['门窗都关好', '钥匙已收回'],
    reason: '居民常借',
  })
}
