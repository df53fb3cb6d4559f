import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()

const pasted = `王阿姨：西山新村 1 幢楼道灯不亮，晚上看不见台阶
李姐：楼道堆满纸箱，过不去了
小陈：收到
老周：绿化带的草长得很高，没人修
赵叔：下水道堵了，水漫出来
孙奶奶：社区里蟑螂太多
钱哥：谢谢
吴妈妈：半夜有人放音乐，吵得睡不着
郑大爷：楼道的感应灯坏了
冯师傅：路灯不亮`

/** A microphone that hums: the recorder and what it makes are real. */
const humming = `navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext()
  const out = context.createMediaStreamDestination()
  const hum = context.createOscillator()
  hum.connect(out)
  hum.start()
  return out.stream
}`

test('ten lines out of a group on the phone: parted, filed, merged, dismissed; a sentence spoken', async () => {
  const page = await visitor('phone')
  const home = await signIn(page, 'grid')
  await page.goto(`${home}/drafts/new`)
  await page.getByLabel('群里说的话').fill(pasted)
  await checkPage(page)
  await page.getByRole('button', { name: '分开看看' }).click()
  await page.getByText('分出 10 条').waitFor()
  await checkPage(page)
  await page.getByRole('button', { name: '存为 8 份草稿' }).click()
  await page
    .getByRole('link', { name: /楼道灯不亮/ })
    .first()
    .waitFor()
  await checkPage(page)

  await page
    .getByRole('link', { name: /楼道灯不亮/ })
    .first()
    .click()
  await page.getByRole('button', { name: '登记诉求' }).waitFor()
  await checkPage(page)
  await page.getByRole('radio', { name: /^楼道/ }).first().check()
  await page.getByText('因为说到“1 幢”').waitFor()
  await page.getByRole('button', { name: '登记诉求' }).click()
  await page.getByText('已登记', { exact: true }).waitFor()

  await page.goto(`${home}/drafts`)
  await page
    .getByRole('link', { name: /感应灯坏了/ })
    .first()
    .click()
  await page.getByRole('button', { name: '并入办理中的一件' }).click()
  await page.getByRole('dialog').getByRole('radio').first().check()
  await checkPage(page)
  await page.getByRole('button', { name: '并入这一件' }).click()
  await page.getByText('已并入', { exact: true }).first().waitFor()

  await page.goto(`${home}/drafts`)
  await page
    .getByRole('link', { name: /路灯不亮/ })
    .first()
    .click()
  await page.getByRole('button', { name: '不立诉求' }).click()
  await page.getByLabel('理由').fill('当面说清了')
  await page.getByRole('dialog').getByRole('button', { name: '不立诉求' }).click()
  await page.getByRole('button', { name: '放回待办' }).waitFor()

  await page.addInitScript(humming)
  await page.goto(`${home}/call-note`)
  await checkPage(page)
  await page.getByRole('button', { name: '点一下开始说' }).click()
  await page.getByRole('button', { name: '说完点一下' }).click()
  await page.getByRole('link', { name: /语音 \d+ 秒/ }).click()
  await page.getByLabel('语音记录').waitFor()
  const sound = await page.evaluate(
    'fetch(document.querySelector("audio").src).then((answer) => answer.headers.get("content-type"))',
  )
  expect(sound).toMatch(/^audio\/(webm|mp4|ogg)/)

  // Without a network the page opens, the note stays on the phone and goes by itself afterwards.
  await page.goto(`${home}/call-note`)
  await page.waitForFunction('caches.open("linli-note").then((c) => c.keys()).then((keys) => keys.length > 5)')
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: '点一下开始说' }).waitFor()
  await page.getByRole('button', { name: '点一下开始说' }).click()
  await page.getByRole('button', { name: '说完点一下' }).click()
  await page.getByText('有网络时自动送出').waitFor()
  await checkPage(page)
  await page.context().setOffline(false)
  await page.getByText('有网络时自动送出').waitFor({ state: 'detached' })
  await page
    .getByRole('link', { name: /语音 \d+ 秒/ })
    .nth(1)
    .waitFor()
})

test('something told to a branch at the desk: groups get their words, passed on is counted', async () => {
  const { client, base } = await signedIn('secretary')
  const page = await visitor('desk')
  const home = await signIn(page, 'secretary')
  await page.goto(`${home}/chat-groups`)
  await page.getByText('西山路网格群').waitFor()
  await checkPage(page)
  await page.goto(`${home}/broadcasts/new`)
  await page.getByLabel(/^标题/).fill('楼道清理')
  await page.getByLabel(/^通知文字/).fill('请 3 幢 501 的邻居周六清走纸箱')
  await page.getByRole('button', { name: '发群通知' }).click()
  await page.getByText('只写到楼栋或单元').first().waitFor()
  await page.getByLabel(/^通知文字/).fill('{区域}的邻居：周六上午清理楼道，请收好门口的东西')
  await checkPage(page)
  await page.getByRole('button', { name: '发群通知' }).click()
  await page
    .getByText(/已转到 0 \/ \d+ 个群/)
    .first()
    .waitFor()
  await checkPage(page)
  await page.getByRole('button', { name: '西山路网格群：已转发' }).click()
  await page
    .getByText(/已转到 1 \/ \d+ 个群/)
    .first()
    .waitFor()
  const { items } = await client.get<{ items: { title: string; done: number }[] }>(`${base}/broadcasts`)
  expect(items.find((one) => one.title === '楼道清理')).toMatchObject({ done: 1 })
})
