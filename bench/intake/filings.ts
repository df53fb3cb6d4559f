import { type Session, send } from '../support/http.ts'

/** Content of one filing. */
export type Filing = { item_code: string; description: string; area_id: string; place_detail: string }

/** Items of the catalogue by who answers for them, and what a resident would say. */
const needs = [
  ['A10', '三楼楼道灯坏了一周，晚上看不见，老人下楼差点摔跤。'],
  ['A12', '楼道里堆了旧家具和纸箱，过道只剩一个人宽，怕着火。'],
  ['A15', '绿化带里的树枝挡住了一楼窗户，好几个月没人修剪。'],
  ['A22', '楼上每天晚上十一点以后拖桌椅，孩子睡不着。'],
  ['A29', '垃圾房附近蚊虫很多，夏天开不了窗，请来消杀一次。'],
  ['D12', '小区门口的路灯两盏不亮，下夜班回来一路漆黑。'],
] as const

const placesMost = 20

type Area = { id: string; kind: string }

/** What the clients file in turn: every need at many buildings. */
export async function filingsFor(session: Session, community: number): Promise<Filing[]> {
  const { text } = await send(session, 'GET', `/api/c/${community}/areas/tree`)
  const buildings = (JSON.parse(text) as { items: Area[] }).items.filter((area) => area.kind === 'building')
  if (buildings.length === 0) throw new Error('the community has no buildings')
  return buildings
    .slice(0, placesMost)
    .flatMap(({ id }) =>
      needs.map(([item_code, description]) => ({ item_code, description, area_id: id, place_detail: '二单元' })),
    )
}
