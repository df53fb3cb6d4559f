import type { CompoundPlan } from './compounds.ts'

const everywhere = ['东门口', '西门口', '小广场', '垃圾分类点', '自行车棚', '凉亭', '儿童滑梯', '快递柜', '健身角']

const more: Record<CompoundPlan['kind'], readonly string[]> = {
  old: ['配电房', '老樟树下', '居民会客厅门口'],
  dormitory: ['老站台墙边', '传达室', '水塔下面'],
  mixed: ['沿街店铺后门', '送货的通道', '两排楼中间'],
  commercial: ['地库出口', '岗亭', '架空层', '景观水池'],
  public_rental: ['外卖取餐架', '门厅', '晾晒区'],
  resettlement: ['地库出口', '戏台', '晾晒区'],
  village: ['村口', '水井边', '晒谷场'],
}

/** Places in a compound that people name. */
export function placesOf(kind: CompoundPlan['kind']): readonly string[] {
  return kind === 'village' ? more.village : [...everywhere, ...more[kind]]
}
