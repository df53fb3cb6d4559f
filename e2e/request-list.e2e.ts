import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { onward, readReceipt, walkToCheck } from './support/filing.ts'
import { signIn } from './support/identities.ts'
import { fileAs, placeId } from './support/requests.ts'

const { visitor } = openBrowser()

const mark = () => `清单${Date.now() % 1_000_000}`
const rowsOf = (page: Page) => page.getByRole('main').locator('tr[data-request]')

async function fileThree(words: string): Promise<string[]> {
  const ids = []
  for (const which of ['一', '二', '三']) {
    const need = { item_code: 'A29', description: `${words}第${which}件`, place: '西山新村 1 幢' }
    ids.push((await fileAs('old', need)).id)
  }
  return ids
}

/** What a click brings as a file: name and size. */
async function fileOf(page: Page, control: Locator): Promise<string> {
  const waiting = page.waitForEvent('download')
  await control.click()
  return (await waiting).suggestedFilename()
}

describe('the list of requests', () => {
  test('filters in the address, columns, order, a view of one’s own and one for colleagues, the list as a file', async () => {
    const words = mark()
    await fileThree(words)
    const page = await visitor('desk')
    const work = await signIn(page, 'secretary')
    await page.goto(`${work}/requests`)
    await page.getByLabel('编号、地点或内容').fill(words)
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: '归谁管' }).selectOption({ label: '社区居委会' })
    await page.getByRole('combobox', { name: '排序' }).selectOption({ label: '最新提交在前' })
    await expect.poll(() => rowsOf(page).count()).toBe(3)
    await rowsOf(page).first().filter({ hasText: '第三件' }).waitFor()
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      q: words,
      lead: 'community',
      sort: 'newest',
    })
    await page.getByRole('combobox', { name: '排序' }).selectOption({ label: '按期限' })
    await expect.poll(() => new URL(page.url()).searchParams.has('sort')).toBe(false)
    await page.locator('summary', { hasText: '显示哪些列' }).click()
    await page.getByRole('checkbox', { name: '轻重缓急' }).check()
    await page.getByRole('columnheader', { name: '轻重缓急' }).waitFor()
    await page.keyboard.press('Escape')
    const filtered = new URL(page.url()).search

    for (const scope of ['我的', '条线']) {
      await page.goto(`${work}/requests${filtered}${scope === '我的' ? '' : '&state=assigned'}`)
      await page.getByRole('button', { name: '保存视图' }).click()
      const form = page.getByRole('dialog', { name: '保存视图' })
      await form.getByLabel('名字').fill(`${words}${scope}`)
      await form.getByRole('radio', { name: scope }).check()
      await page.keyboard.press('Control+Enter')
      await form.waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: '所有视图' }).click()
    await page.getByRole('dialog').getByText(`${words}我的`).first().waitFor()
    await checkPage(page)
    await page.keyboard.press('Escape')

    await page.goto(`${work}/requests${filtered}`)
    await page.getByRole('button', { name: /^去掉筛选：归谁管/ }).click()
    await expect.poll(() => new URL(page.url()).searchParams.has('lead')).toBe(false)
    expect(await fileOf(page, page.getByRole('button', { name: '导出 Excel' }))).toMatch(/\.xlsx$/)

    const colleague = await visitor('desk')
    const desk = await signIn(colleague, 'counter')
    await colleague.goto(`${desk}/requests`)
    await colleague.getByRole('button', { name: '所有视图' }).click()
    const shared = colleague.getByRole('dialog')
    await shared.getByText(`${words}条线`).first().waitFor()
    expect(await shared.getByText(`${words}我的`).count()).toBe(0)
  })

  test('an act on all that match with its preview and result; a macro of it, changed and deleted; the next in the list', async () => {
    const words = mark()
    await fileThree(words)
    const page = await visitor('desk')
    const work = await signIn(page, 'secretary')
    await page.goto(`${work}/requests?q=${encodeURIComponent(words)}`)
    await expect.poll(() => rowsOf(page).count()).toBe(3)
    await page.getByRole('checkbox', { name: '选中这一页' }).check()
    const bar = page.getByRole('region', { name: '已选的行' })
    await bar.getByRole('button', { name: '记一笔', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill('{编号}已登记走访')
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('选了 3 件，能办 3 件').waitFor()
    await checkPage(page)
    await dialog.getByText('存成批量步骤，下次直接用').click()
    await dialog.getByLabel('名称').fill(words)
    await dialog.getByRole('button', { name: '保存批量步骤' }).click()
    await page.getByText('已存成批量步骤').waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('办好了 3 件，没有办 0 件').waitFor()
    expect(await fileOf(page, dialog.getByRole('link', { name: '下载结果' }))).toMatch(/\.xlsx$/)
    await dialog.getByRole('button', { name: '知道了' }).click()
    await bar.waitFor({ state: 'detached' })

    await rowsOf(page).first().getByRole('link').click()
    await page
      .getByText(/已登记走访/)
      .first()
      .waitFor()
    const first = page.url()
    await page.getByRole('link', { name: '下一条' }).click()
    await page.waitForURL((url) => url.href !== first)
    await page.getByRole('link', { name: '上一条' }).waitFor()

    await page.goto(`${work}/macros`)
    await page.getByRole('button', { name: `改“${words}”` }).click()
    await dialog.getByLabel('名称').fill(`${words}改`)
    await checkPage(page)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: `删除“${words}改”` }).click()
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: `删除“${words}改”` }).waitFor({ state: 'detached' })
  })

  test('urgency is changed in its place, and goes back with the reason when somebody was quicker', async () => {
    const [id = ''] = await fileThree(mark())
    const page = await visitor('desk')
    const work = await signIn(page, 'secretary')
    await page.goto(`${work}/requests/${id}`)
    const change = page.getByRole('button', { name: '改轻重缓急' })
    await change.click()
    const choice = page.getByRole('combobox', { name: '轻重缓急' })
    const was = await choice.inputValue()
    const other = was === '1' ? '2' : '1'
    await choice.selectOption(other)
    const why = page.getByRole('textbox', { name: '为什么改' })
    await why.fill('现场看过')
    await why.press('Enter')
    await page.getByText('已改好').waitFor()
    await change.click()
    const { client, base } = await signedIn('secretary')
    await client.post(`${base}/requests/${id}/amend`, { priority: { was: Number(other), to: 4 }, reason: '改回去' })
    await choice.selectOption('3')
    await why.fill('再看一次')
    await checkPage(page)
    await why.press('Enter')
    await page.getByRole('alert').first().waitFor()
    await page.keyboard.press('Escape')
    await choice.waitFor({ state: 'detached' })
    expect(await client.get<object>(`${base}/requests/${id}`)).toMatchObject({ priority: 4 })
  })

  test('the poster of an ask-point leads whoever scans it to a form with the place filled in', async () => {
    const { client, base } = await signedIn('secretary')
    const name = `问需点${mark()}`
    const area_id = await placeId(client, base, '西山新村')
    await client.post(`${base}/ask-points`, { name, area_id, place_detail: '东门岗亭旁' })
    const page = await visitor('desk')
    const work = await signIn(page, 'secretary')
    await page.goto(`${work}/ask-points`)
    await page
      .getByRole('row', { name })
      .or(page.getByRole('listitem').filter({ hasText: name }))
      .first()
      .waitFor()
    await page.getByRole('row', { name }).getByRole('link', { name: '海报' }).click()
    await page.getByText('也可以输入网址').first().waitFor()
    await checkPage(page)
    const poster = (await page.getByRole('main').textContent()) ?? ''
    const address = /https?:\/\/[^\s\u4e00-\u9fff]+/.exec(poster)?.[0] ?? ''
    const passer = await visitor('phone')
    await passer.goto(new URL(address).pathname)
    await passer.getByText('东门岗亭旁').or(passer.getByText('西山新村')).first().waitFor()
    await checkPage(passer)

    // Nobody signs in: said, answered, followed by number and code, judged.
    const words = `岗亭旁边老鼠和蟑螂很多${mark()}`
    await passer.getByRole('button', { name: '说一件事', exact: true }).click()
    await walkToCheck(passer, { words, item: '蟑螂老鼠太多', place: 'point', contact: 'anonymous' })
    await onward(passer, '提交诉求')
    const { number, code } = await readReceipt(passer)
    const { items } = await client.get<{ items: { id: string; place: string }[] }>(`${base}/requests?q=${number}`)
    const [request] = items
    expect(request?.place).toContain('西山新村')
    const worker = (await signedIn('grid')).client
    const acts = {
      accept: {},
      contact: { text: '到岗亭边看过了' },
      finish: { outcome: 'solved', text: '放了鼠药，堵了三个洞，桶边清干净了' },
    }
    for (const [act, body] of Object.entries(acts)) await worker.post(`${base}/requests/${request?.id}/${act}`, body)

    await passer.goto(`${new URL(address).pathname.replace(/\/at\/.*/, '')}/follow`)
    await passer.getByLabel('编号').fill(number)
    await passer.getByLabel('查询码').fill(code)
    await passer.getByRole('button', { name: '查看进展' }).click()
    await passer.getByRole('heading', { level: 1, name: words }).waitFor()
    await passer.getByRole('radio', { name: '解决了', exact: true }).check()
    await passer.getByRole('radio', { name: '满意', exact: true }).check()
    await passer.getByRole('button', { name: '确认解决了' }).click()
    await passer.getByText('谢谢您，已记下').waitFor()
    expect(await client.get(`${base}/requests/${request?.id}`)).toMatchObject({ state: 'closed', outcome: 'solved' })
  })
})
