import { describe, expect, test } from 'vitest'
import { checkPage, settled } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { entranceOf, signedIn } from './support/client.ts'
import { onward, readReceipt, walkToCheck } from './support/filing.ts'
import { signIn } from './support/identities.ts'
import { photo } from './support/pictures.ts'

const { visitor } = openBrowser()

describe('saying what one needs, on the phone', () => {
  test('a resident files in five screens, sees who answers and by when, and follows it', async () => {
    const page = await visitor('phone')
    const home = await signIn(page, 'old')
    await page.getByRole('main').getByRole('link', { name: '说一件事', exact: true }).first().click()
    // Other journeys of this resident file too.
    const words = `厨房和楼道里蟑螂很多，请社区来消杀 ${Date.now() % 1_000_000}`
    await walkToCheck(page, { words, item: '蟑螂老鼠太多', place: 'home', detail: '厨房', photo: await photo() }, true)

    const answer = page.getByRole('region', { name: '这件事归谁管' })
    await answer.getByText(/^由.+负责$/).waitFor()
    // A date is held together by signs nobody sees.
    const promised = (await answer.textContent())?.replaceAll('\u2060', '')
    expect(promised).toMatch(/给您回音\s*\d+月\d+日（周.）\d\d:\d\d 前/)
    expect(promised).toMatch(/办好\s*\d+月\d+日（周.）\d\d:\d\d 前/)

    await onward(page, '提交诉求')
    const { number } = await readReceipt(page)
    await checkPage(page)
    await page.getByRole('link', { name: '看办理进展' }).click()
    await page.getByRole('heading', { level: 1, name: words }).waitFor()
    await page.getByText(number).first().waitFor()
    await checkPage(page)
    await page
      .getByRole('button', { name: '放大' })
      .or(page.getByRole('img', { name: '照片 1' }))
      .first()
      .waitFor()

    await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '我的诉求' }).click()
    await page.getByRole('heading', { level: 1, name: '我的诉求' }).waitFor()
    const card = page.getByRole('link', { name: new RegExp(words) })
    await card.waitFor()
    expect(await card.textContent()).toContain('已交办')
    expect(new URL(page.url()).pathname).toBe(`${home}/requests`)
  })

  test('what was begun is there again after leaving the page', async () => {
    const page = await visitor('phone')
    const home = await signIn(page, 'young')
    await page.goto(`${home}/file`)
    await page.getByLabel('用您自己的话说').fill('地下车库的灯坏了两盏')
    await page.goto(home)
    await settled(page)
    await page.getByRole('link', { name: /继续上次/ }).click()
    await page.getByRole('heading', { level: 1, name: '遇到了什么事？' }).waitFor()
    expect(await page.getByLabel('用您自己的话说').inputValue()).toBe('地下车库的灯坏了两盏')
  })

  test('without a name and without an account, followed by number and code', async () => {
    const page = await visitor('phone')
    const { community } = await entranceOf('old')
    await page.goto(`/c/${community}/file`)
    const words = '西山路的路灯一闪一闪的，晚上看不清路'
    await walkToCheck(page, { words, item: '路灯不亮', place: ['西山路'], contact: 'anonymous' })
    await onward(page, '提交诉求')
    const { number, code } = await readReceipt(page)

    const other = await visitor('phone')
    await other.goto(`/c/${community}`)
    await other.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '查进展' }).click()
    await other.getByLabel('编号').fill(number)
    await other.getByLabel('查询码').fill(code.toLowerCase())
    await other.getByRole('button', { name: '查看进展' }).click()
    await other.getByRole('heading', { level: 1, name: words }).waitFor()
    await checkPage(other)

    // Nobody at the desk learns who it was.
    const { client, base } = await signedIn('secretary')
    const { items } = await client.get<{ items: { id: string }[] }>(`${base}/requests?q=${number}`)
    const request = await client.get(`${base}/requests/${items[0]?.id}`)
    expect(request).toMatchObject({ number, anonymous: true, requester: null })
  })

  test('a wrong code opens nothing and says so', async () => {
    const page = await visitor('phone')
    const { community } = await entranceOf('old')
    await page.goto(`/c/${community}/follow`)
    await page.getByLabel('编号').fill('260101-00000')
    await page.getByLabel('查询码').fill('ABCDEFGH')
    await page.getByRole('button', { name: '查看进展' }).click()
    await page.getByText(/编号和查询码对不上/).waitFor()
    await checkPage(page)
  })
})
